package sqlstore

import (
	"context"
	"strconv"
	"strings"

	"junction/model"
	"junction/storage"
)

// This file writes the statements that changes of an owner's links are made of. The owner is in the slot for an ID, the
// objects that a change names are in the slot for IDs.

// shape is that of a statement that belongs to a change.
func (r relation) shape(does string, part changes) shape {
	return shape{does: does, of: r.side, part: part}
}

// read writes the statement that reads what a change has to know: a number for the part, then the columns of a near
// object, then those of a far one, of which only one object is there.
func (r relation) read(s *session, does changes) *statement {
	return s.fixed(r.shape("read", does), func(st *statement) {
		owner, named := st.bind(slotID), ""
		if does != (changes{}) { // an engine may have to see where a parameter stands
			named = st.bind(slotIDs)
		}
		part := func(number string, near, far source) {
			st.write("SELECT ", number, ", ", st.columnsOrNone(near, r.side.Near), ", ", st.columnsOrNone(far, r.side.Far))
		}
		near := st.table(r.side.Near)
		part(strconv.Itoa(partOwner), near, nil)
		st.write(" FROM ", near.from(), " WHERE ", near.column("id"), " = ", owner)
		if does.links {
			far, link := st.table(r.side.Far), st.links(r.side)
			st.write(" UNION ALL ")
			part("CASE WHEN EXISTS (SELECT 1 FROM "+link.from()+" WHERE "+link.ownedBy(owner)+" AND "+
				link.column("id")+" = "+far.column("id")+") THEN "+strconv.Itoa(partLinked)+" ELSE "+strconv.Itoa(partToLink)+" END",
				nil, far)
			st.write(" FROM ", far.from(), " WHERE ", st.inIDs(far.column("id"), named))
		}
		if does.unlinksThem || does.unlinksOthers {
			link := st.links(r.side)
			st.write(" UNION ALL ")
			part(strconv.Itoa(partToUnlink), nil, link)
			st.write(" FROM ", link.from(), " WHERE ", link.ownedBy(owner), " AND ",
				does.unlinked(st, link.column("id"), named))
		}
	})
}

// columnsOrNone lists the columns of a source of a kind, or, where there is no source, as many values of the same types.
func (st *statement) columnsOrNone(of source, kind *model.Kind) string {
	if of != nil {
		return strings.Join(st.columnsOf(of, storage.AllFields(kind)), ", ")
	}
	return strings.Join(st.dialect.nothing(kind), ", ")
}

// unlinked is the condition for the links that a change takes away, given the column that holds their far end.
func (does changes) unlinked(st *statement, link, named string) string {
	switch {
	case does.unlinksThem:
		return st.inIDs(link, named)
	case does.unlinksOthers:
		return "NOT (" + st.inIDs(link, named) + ")"
	}
	return always
}

// unlink writes the statement that takes away the links that a change takes away; all, where it names none. Back, it
// takes away the rows by which the far ends of a symmetric relation know them.
func (r relation) unlink(s *session, does changes, back bool) *statement {
	return s.fixed(r.shape(wayOf("unlink", back), does), func(st *statement) {
		link := st.links(r.side)
		owner, far := link.owner(), link.column("id")
		if back {
			owner, far = far, owner
		}
		st.write("DELETE FROM ", link.from(), " WHERE ", owner, " = ", st.dialect.whoseLinksStand(r.side.Near, st.bind(slotID)),
			st.dialect.whereLinksStand(r.side.Far, far))
		if does != (changes{}) {
			st.write(" AND ", does.unlinked(st, far, st.bind(slotIDs)))
		}
	})
}

func wayOf(does string, back bool) string {
	if back {
		return does + " back"
	}
	return does
}

// link writes the statement that links an owner to objects to which it is not. It copies the sort key from the end that
// has one; a foreign key holds the copy to the original from then on. A link that another change has made meanwhile is no
// duplicate: an engine that runs changes beside each other then says that they met. Where the owner or an object is
// marked, the link is not made: see [relation.insert]. Back, it makes the rows by which the far ends of a symmetric
// relation know the links.
func (r relation) link(s *session, back bool) *statement {
	return s.fixed(r.shape(wayOf("link", back), changes{}), func(st *statement) {
		nearRow := table{of: r.side.Near, alias: st.alias()}
		farRow := table{of: r.side.Far, alias: st.alias()}
		from, to := nearRow, farRow
		if back {
			from, to = to, from
		}
		st.write("INSERT INTO ", r.side.Relation.Table, " (", r.side.Column, ", ", r.side.FarColumn)
		values := from.column("id") + ", " + to.column("id")
		for _, by := range r.side.SortKeys {
			st.write(", ", by.Column)
			values += ", " + to.column(by.Field.Column)
		}
		if !r.side.Relation.Symmetric() {
			for _, by := range r.side.Reverse.SortKeys {
				st.write(", ", by.Column)
				values += ", " + from.column(by.Field.Column)
			}
		}
		st.write(") SELECT ", values, " FROM ", nearRow.from(), " CROSS JOIN ", farRow.from(),
			" WHERE ", nearRow.column("id"), " = ", st.bind(slotID), " AND ", st.inIDs(farRow.column("id"), st.bind(slotIDs)),
			st.dialect.whereLinksStand(r.side.Near, nearRow.column("id")),
			st.dialect.whereLinksStand(r.side.Far, farRow.column("id")),
			" ON CONFLICT DO NOTHING")
	})
}

// execute runs a statement of a change in both ways of a symmetric relation, or the one of another. It returns how many
// links that made or took away.
func (r relation) execute(
	ctx context.Context, s *session, write func(back bool) *statement, what given,
) (count int, err error) {
	count, err = s.execute(ctx, write(false).call(what))
	if err == nil && r.side.Relation.Symmetric() {
		_, err = s.execute(ctx, write(true).call(what))
	}
	return count, err
}
