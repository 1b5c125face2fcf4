package sqlstore

import (
	"context"

	"junction/storage"
)

// Clear deletes the links, or marks the owner when they are many.
func (r relation) Clear(ctx context.Context, owner storage.ID) (storage.Cleared, error) {
	var cleared storage.Cleared
	err := r.change(ctx, func(s *session) error {
		object, many, err := r.owner(ctx, s, owner)
		if err != nil {
			return err
		}
		cleared.Owner = object
		if many {
			cleared.Removed, err = r.mark(ctx, s, owner)
		} else {
			unlink := func(back bool) *statement { return r.unlink(s, changes{}, back) }
			cleared.Removed, err = r.execute(ctx, s, unlink, given{id: owner})
		}
		return err
	})
	return cleared, err
}

// owner reads an owner, and whether it has so many links that it is to be marked.
func (r relation) owner(
	ctx context.Context, s *session, owner storage.ID,
) (object storage.Object, many bool, err error) {
	st := s.fixed(r.shape("read the owner", changes{}), func(st *statement) {
		near, id, isMany := st.table(r.side.Near), st.bind(slotID), never
		if st.dialect.marksOwner(r.side) {
			link := st.links(r.side)
			isMany = "EXISTS (SELECT 1 FROM " + link.from() + " WHERE " + link.ownedBy(id) +
				" LIMIT 1 OFFSET " + st.bind(int64(st.dialect.Sweep.Above)) + ")"
		}
		st.selects(append(st.columnsOf(near, storage.AllFields(r.side.Near)), isMany)...)
		st.write(" FROM ", near.from(), " WHERE ", near.column("id"), " = ", id)
	})
	err = missing(r.side.Near, owner)
	failure := s.query(ctx, st.call(given{id: owner}), func(row Row) error {
		reader := newObjectReader(r.side.Near, storage.AllFields(r.side.Near))
		if err = row.Scan(append(reader.into, &many)...); err != nil {
			return err
		}
		object, err = reader.object()
		return err
	})
	if failure != nil {
		err = failure
	}
	return object, many, err
}

// mark marks an owner, and returns how many links that takes away.
func (r relation) mark(ctx context.Context, s *session, owner storage.ID) (int, error) {
	inside := relation{s, r.side}
	counts, err := inside.Count(ctx, []storage.ID{owner}, nil)
	if err != nil {
		return 0, err
	}
	st := s.statement()
	st.write("INSERT INTO ", st.dialect.marks(r.side.Near), " (id, deleting) VALUES (", st.bindID(owner), ", 0)")
	if _, err = s.execute(ctx, st.call(given{})); err != nil {
		return 0, err
	}
	s.swept.marked(mark{r.side.Near, owner})
	return counts[owner], nil
}
