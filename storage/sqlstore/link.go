package sqlstore

import (
	"strconv"
	"strings"
)

// This file writes the statements that changes of an owner's links are made of. The owner is in the slot for an ID, the
// objects that a change names are in the slot for IDs.

// shape is that of a statement that belongs to a change.
func (r relation) shape(does string, part changes) shape {
	return shape{does: does, of: string(r.near.side), part: part}
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
			st.write("SELECT ", number, ", ", columnsOrNone(near, r.near.entity), ", ", columnsOrNone(far, r.far.entity))
		}
		near := st.table(r.near.entity)
		part(strconv.Itoa(partOwner), near, nil)
		st.write(" FROM ", near.from(), " WHERE ", near.column("id"), " = ", owner)
		if does.links {
			far, link := st.table(r.far.entity), st.links(r)
			st.write(" UNION ALL ")
			part("CASE WHEN EXISTS (SELECT 1 FROM "+link.from()+" WHERE "+link.ownedBy(owner)+" AND "+
				link.column("id")+" = "+far.column("id")+") THEN "+strconv.Itoa(partLinked)+" ELSE "+strconv.Itoa(partToLink)+" END",
				nil, far)
			st.write(" FROM ", far.from(), " WHERE ", st.inIDs(far.column("id"), named))
		}
		if does.unlinksThem || does.unlinksOthers {
			link := st.links(r)
			st.write(" UNION ALL ")
			part(strconv.Itoa(partToUnlink), nil, link)
			st.write(" FROM ", link.from(), " WHERE ", link.ownedBy(owner), " AND ",
				does.unlinked(st, link.column("id"), named))
		}
	})
}

// columnsOrNone lists a source's columns, or, where there is no source, as many values of the same types.
func columnsOrNone(of source, entity *entity) string {
	if of != nil {
		return strings.Join(columnsOf(of), ", ")
	}
	return "0" + strings.Repeat(", ''", len(entity.columns))
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

// unlink writes the statement that takes away the links that a change takes away; all, where it names none.
func (r relation) unlink(s *session, does changes) *statement {
	return s.fixed(r.shape("unlink", does), func(st *statement) {
		link := st.links(r)
		st.write("DELETE FROM ", link.from(), " WHERE ", link.ownedBy(st.bind(slotID)))
		if does != (changes{}) {
			st.write(" AND ", does.unlinked(st, link.column("id"), st.bind(slotIDs)))
		}
	})
}

// link writes the statement that links an owner to objects to which it is not. It copies the sort key from the end that
// has one; a foreign key holds the copy to the original from then on. A link that another change has made meanwhile is no
// duplicate: an engine that runs changes beside each other then says that they met. Where the owner or an object is
// marked, the link is not made: see [relationOf.insert].
func (r relation) link(s *session) *statement {
	return s.fixed(r.shape("link", changes{}), func(st *statement) {
		nearRow := table{of: r.near.entity, alias: st.alias()}
		farRow := table{of: r.far.entity, alias: st.alias()}
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
		st.write(") SELECT ", values, " FROM ", nearRow.from(), " CROSS JOIN ", farRow.from(),
			" WHERE ", nearRow.column("id"), " = ", st.bind(slotID), " AND ", st.inIDs(farRow.column("id"), st.bind(slotIDs)),
			st.dialect.whereLinksStand(r.near.entity, nearRow.column("id")),
			st.dialect.whereLinksStand(r.far.entity, farRow.column("id")),
			" ON CONFLICT DO NOTHING")
	})
}
