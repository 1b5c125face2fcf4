package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"junction/storage"
)

// relationOf is a relation between objects of two Go types, as it is seen from its near end.
type relationOf[Near, Far any] struct {
	*session
	relation
	owners entityOf[Near]
	linked entityOf[Far]
}

func (r relationOf[Near, Far]) Reverse() storage.Relation[Far, Near] {
	return relationOf[Far, Near]{r.session, r.reverse(), r.linked, r.owners}
}

func (r relationOf[Near, Far]) Page(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (map[storage.ID]storage.Page[Far], error) {
	st := r.statement()
	owner := st.alias()
	of := st.links(r.relation)
	condition, err := st.where(of, q.Where)
	if err != nil {
		return nil, err
	}
	part, err := st.page(of, "", of.ownedBy(owner+".value")+" AND "+condition, q)
	if err != nil {
		return nil, err
	}
	st.write("SELECT ", owner, ".value, ", part.items, ", ", part.before, ", ", part.after,
		" FROM ", st.dialect.EachID(st.bindIDs(owners), owner))
	pages := make(map[storage.ID]storage.Page[Far], len(owners))
	err = r.query(ctx, st, func(rows *sql.Rows) error {
		var id storage.ID
		var items sql.NullString
		var before, after bool
		if err := rows.Scan(&id, &items, &before, &after); err != nil {
			return err
		}
		page, err := readPage(r.linked, items.String, before, after, q)
		pages[id] = page
		return err
	})
	return pages, err
}

func (r relationOf[Near, Far]) Count(
	ctx context.Context, owners []storage.ID, where storage.Filter,
) (map[storage.ID]int, error) {
	st := r.statement()
	owner := st.alias()
	of := st.links(r.relation)
	condition, err := st.where(of, where)
	if err != nil {
		return nil, err
	}
	st.write("SELECT ", owner, ".value, (SELECT count(*) FROM ", of.from(), " WHERE ", of.ownedBy(owner+".value"),
		" AND ", condition, ") FROM ", st.dialect.EachID(st.bindIDs(owners), owner))
	counts := make(map[storage.ID]int, len(owners))
	err = r.query(ctx, st, func(rows *sql.Rows) error {
		var id storage.ID
		var count int
		if err := rows.Scan(&id, &count); err != nil {
			return err
		}
		counts[id] = count
		return nil
	})
	return counts, err
}

func (r relationOf[Near, Far]) Add(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change[Near, Far], error) {
	return r.replace(ctx, owner, far, nothing)
}

func (r relationOf[Near, Far]) Remove(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change[Near, Far], error) {
	return r.replace(ctx, owner, nil, func(st *statement, link string) string { return st.inIDs(link, far) })
}

func (r relationOf[Near, Far]) Set(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change[Near, Far], error) {
	return r.replace(ctx, owner, far, func(st *statement, link string) string {
		return "NOT (" + st.inIDs(link, far) + ")"
	})
}

func (r relationOf[Near, Far]) Clear(ctx context.Context, owner storage.ID) (storage.Cleared[Near], error) {
	var cleared storage.Cleared[Near]
	err := r.change(ctx, func(s *session) (err error) {
		if cleared.Owner, _, err = r.existing(ctx, s, owner, nil); err != nil {
			return err
		}
		st := s.statement()
		st.write("DELETE FROM ", r.junction, " WHERE ", r.near.link, " = ", st.bindID(owner))
		cleared.Removed, err = s.execute(ctx, st)
		return err
	})
	return cleared, err
}

// unlinked is the condition for the links that a change takes away, given the column that holds their far end; nothing
// is none at all.
type unlinked func(st *statement, link string) string

var nothing unlinked

// replace is every change of links: it takes some of an owner's links away and then links it to objects.
func (r relationOf[Near, Far]) replace(
	ctx context.Context, owner storage.ID, link []storage.ID, unlink unlinked,
) (change storage.Change[Near, Far], err error) {
	err = r.change(ctx, func(s *session) (err error) {
		change = storage.Change[Near, Far]{}
		var far map[storage.ID]Far
		if change.Owner, far, err = r.existing(ctx, s, owner, link); err != nil {
			return err
		}
		if unlink != nil {
			st := s.statement()
			st.write("DELETE FROM ", r.junction, " WHERE ", r.near.link, " = ", st.bindID(owner),
				" AND ", unlink(st, r.far.link), " RETURNING ", r.far.link)
			removed, err := s.ids(ctx, st)
			if err != nil {
				return err
			}
			gone, err := get(ctx, s, r.linked, removed)
			if err != nil {
				return err
			}
			change.Removed = r.inOrder(removed, gone)
		}
		if len(far) == 0 {
			return nil
		}
		added, err := s.ids(ctx, r.insert(s.statement(), owner, link))
		change.Added = r.inOrder(added, far)
		return err
	})
	return change, err
}

// insert writes the statement that links an owner to objects and returns those that were not linked before. It copies
// the sort key from the end that has one; a foreign key holds the copy to the original from then on.
func (r relationOf[Near, Far]) insert(st *statement, owner storage.ID, far []storage.ID) *statement {
	nearRow, farRow := table{r.near.entity, st.alias()}, table{r.far.entity, st.alias()}
	st.write("INSERT INTO ", r.junction, " (", r.near.link, ", ", r.far.link)
	values := nearRow.column("id") + ", " + farRow.column("id")
	if r.near.copied != "" {
		st.write(", ", r.near.copied)
		values += ", " + nearRow.column(r.near.copied)
	}
	if r.far.copied != "" {
		st.write(", ", r.far.copied)
		values += ", " + farRow.column(r.far.copied)
	}
	return st.write(") SELECT ", values, " FROM ", nearRow.from(), " CROSS JOIN ", farRow.from(),
		" WHERE ", nearRow.column("id"), " = ", st.bindID(owner), " AND ", st.inIDs(farRow.column("id"), far),
		" ON CONFLICT DO NOTHING RETURNING ", r.far.link)
}

// existing returns an owner and the objects that it is to be linked to. All of them must exist.
func (r relationOf[Near, Far]) existing(
	ctx context.Context, s *session, owner storage.ID, far []storage.ID,
) (near Near, objects map[storage.ID]Far, err error) {
	owners, err := get(ctx, s, r.owners, []storage.ID{owner})
	if err != nil {
		return near, nil, err
	}
	if objects, err = get(ctx, s, r.linked, far); err != nil {
		return near, nil, err
	}
	near, found := owners[owner]
	absent := &storage.NotFoundError{}
	if !found {
		absent.Missing = append(absent.Missing, storage.Ref{Kind: r.near.kind, ID: owner})
	}
	named := make(map[storage.ID]bool)
	for _, id := range far {
		if _, found := objects[id]; !found && !named[id] {
			named[id] = true
			absent.Missing = append(absent.Missing, storage.Ref{Kind: r.far.kind, ID: id})
		}
	}
	if len(absent.Missing) > 0 {
		return near, nil, absent
	}
	return near, objects, nil
}

// inOrder returns the objects with these IDs by their first text, ties by ID.
func (r relationOf[Near, Far]) inOrder(ids []storage.ID, objects map[storage.ID]Far) []Far {
	ordered := make([]Far, 0, len(ids))
	for _, id := range ids {
		ordered = append(ordered, objects[id])
	}
	slices.SortFunc(ordered, func(a, b Far) int {
		aID, aTexts := r.linked.fields(&a, nil)
		bID, bTexts := r.linked.fields(&b, nil)
		return cmp.Or(cmp.Compare(*aTexts[0], *bTexts[0]), cmp.Compare(*aID, *bID))
	})
	return ordered
}

// ids runs a statement that returns IDs.
func (s *session) ids(ctx context.Context, st *statement) ([]storage.ID, error) {
	var ids []storage.ID
	err := s.query(ctx, st, func(rows *sql.Rows) error {
		var id storage.ID
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}
