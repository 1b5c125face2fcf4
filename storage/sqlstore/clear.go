package sqlstore

import (
	"context"

	"junction/storage"
)

// Clear deletes the links, or marks the owner when they are many.
func (r relationOf[Near, Far]) Clear(ctx context.Context, owner storage.ID) (storage.Cleared[Near], error) {
	var cleared storage.Cleared[Near]
	err := r.change(ctx, func(s *session) error {
		object, many, err := r.owner(ctx, s, owner)
		if err != nil {
			return err
		}
		cleared.Owner = object
		if many {
			cleared.Removed, err = r.mark(ctx, s, owner)
		} else {
			cleared.Removed, err = s.execute(ctx, r.unlink(s, changes{}).call(given{id: owner}))
		}
		return err
	})
	return cleared, err
}

// owner reads an owner, and whether it has so many links that it is to be marked.
func (r relationOf[Near, Far]) owner(
	ctx context.Context, s *session, owner storage.ID,
) (object Near, many bool, err error) {
	st := s.fixed(r.shape("read the owner", changes{}), func(st *statement) {
		near, id, isMany := st.table(r.near.entity), st.bind(slotID), never
		if st.dialect.marksOwner(r.relation) {
			link := st.links(r.relation)
			isMany = "EXISTS (SELECT 1 FROM " + link.from() + " WHERE " + link.ownedBy(id) +
				" LIMIT 1 OFFSET " + st.bind(int64(st.dialect.Sweep.Above)) + ")"
		}
		st.selects(append(columnsOf(near), isMany)...)
		st.write(" FROM ", near.from(), " WHERE ", near.column("id"), " = ", id)
	})
	err = missing(r.near.kind, owner)
	failure := s.query(ctx, st.call(given{id: owner}), func(row Row) error {
		id, texts := r.owners.fields(&object, nil)
		err = row.Scan(append(targets(id, texts), &many)...)
		return err
	})
	if failure != nil {
		err = failure
	}
	return object, many, err
}

// mark marks an owner, and returns how many links that takes away.
func (r relationOf[Near, Far]) mark(ctx context.Context, s *session, owner storage.ID) (int, error) {
	inside := relationOf[Near, Far]{s, r.relation, r.owners, r.linked}
	counts, err := inside.Count(ctx, []storage.ID{owner}, nil)
	if err != nil {
		return 0, err
	}
	st := s.statement()
	st.write("INSERT INTO ", st.dialect.marks(r.near.entity), " (id, deleting) VALUES (", st.bindID(owner), ", 0)")
	if _, err = s.execute(ctx, st.call(given{})); err != nil {
		return 0, err
	}
	s.swept.marked(mark{r.near.entity, owner})
	return counts[owner], nil
}
