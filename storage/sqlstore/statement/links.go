package statement

import (
	"strconv"
	"strings"

	"junction/model"
	"junction/storage"
)

// These statements are what changes of an owner's links are made of. A call gives the owner as its ID, and the objects
// that a change names as its IDs.

// Change says what a change does with the objects that it names: it links the owner to them, and it takes away its links
// to them, or to all others. The zero value takes away all links.
type Change struct{ Links, UnlinksThem, UnlinksOthers bool }

// Part says what a row of [Writer.Difference] holds.
type Part int

// The parts of what is read before a change.
const (
	PartOwner    Part = iota // the owner
	PartToLink               // an object to be linked, which is not
	PartLinked               // an object to be linked, which is
	PartToUnlink             // an object whose link is to be taken away
)

// Owner reads an owner, and whether it has so many links that it is to be marked.
func (w Writer) Owner(side *model.Side) *Statement {
	return w.fixed(shape{does: "read the owner", of: side}, func(st *Statement) {
		near, id, isMany := st.table(side.Near), st.bind(slotID), never
		if st.dialect.marksOwner(side) {
			link := st.links(side)
			isMany = "EXISTS (SELECT 1 FROM " + link.from() + " WHERE " + link.ownedBy(id) +
				" LIMIT 1 OFFSET " + st.bind(int64(st.dialect.MarksAbove)) + ")"
		}
		st.selects(append(st.columnsOf(near, storage.AllFields(side.Near)), isMany)...)
		st.write(" FROM ", near.from(), " WHERE ", near.column("id"), " = ", id)
	})
}

// Difference reads what a change has to know: a [Part], then the columns of a near object, then those of a far one, of which
// only one object is there.
func (w Writer) Difference(side *model.Side, does Change) *Statement {
	return w.fixed(shape{does: "read", of: side, part: does}, func(st *Statement) {
		owner, named := st.bind(slotID), ""
		if does != (Change{}) { // an engine may have to see where a parameter stands
			named = st.bind(slotIDs)
		}
		part := func(number string, near, far source) {
			st.write("SELECT ", number, ", ", st.columnsOrNone(near, side.Near), ", ", st.columnsOrNone(far, side.Far))
		}
		near := st.table(side.Near)
		part(strconv.Itoa(int(PartOwner)), near, nil)
		st.write(" FROM ", near.from(), " WHERE ", near.column("id"), " = ", owner)
		if does.Links {
			far, link := st.table(side.Far), st.links(side)
			st.write(" UNION ALL ")
			part("CASE WHEN EXISTS (SELECT 1 FROM "+link.from()+" WHERE "+link.ownedBy(owner)+" AND "+
				link.column("id")+" = "+far.column("id")+") THEN "+strconv.Itoa(int(PartLinked))+" ELSE "+strconv.Itoa(int(PartToLink))+" END",
				nil, far)
			st.write(" FROM ", far.from(), " WHERE ", st.inIDs(far.column("id"), named))
		}
		if does.UnlinksThem || does.UnlinksOthers {
			link := st.links(side)
			st.write(" UNION ALL ")
			part(strconv.Itoa(int(PartToUnlink)), nil, link)
			st.write(" FROM ", link.from(), " WHERE ", link.ownedBy(owner), " AND ",
				does.unlinked(st, link.column("id"), named))
		}
	})
}

// columnsOrNone lists the columns of a source of a kind, or, where there is no source, as many values of the same types.
func (st *Statement) columnsOrNone(of source, kind *model.Kind) string {
	if of != nil {
		return strings.Join(st.columnsOf(of, storage.AllFields(kind)), ", ")
	}
	return strings.Join(st.dialect.nothing(kind), ", ")
}

// unlinked is the condition for the links that a change takes away, given the column that holds their far end.
func (does Change) unlinked(st *Statement, link, named string) string {
	switch {
	case does.UnlinksThem:
		return st.inIDs(link, named)
	case does.UnlinksOthers:
		return "NOT (" + st.inIDs(link, named) + ")"
	}
	return always
}

// Unlink takes away the links that a change takes away. Back, it takes away the rows by which the far ends of a symmetric
// relation know them.
func (w Writer) Unlink(side *model.Side, does Change, back bool) *Statement {
	return w.fixed(shape{does: wayOf("unlink", back), of: side, part: does}, func(st *Statement) {
		link := st.links(side)
		owner, far := link.owner(), link.column("id")
		if back {
			owner, far = far, owner
		}
		st.write("DELETE FROM ", link.from(), " WHERE ", owner, " = ", st.dialect.whoseLinksStand(side.Near, st.bind(slotID)),
			st.dialect.whereLinksStand(side.Far, far))
		if does != (Change{}) {
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

// Link links an owner to objects to which it is not. It copies the sort key from the end that
// has one; a foreign key holds the copy to the original from then on. A link that another change has made meanwhile is no
// duplicate: an engine that runs changes beside each other then says that they met. Where the owner or an object is
// marked, the link is not made. Back, it makes the rows by which the far ends of a symmetric
// relation know the links.
func (w Writer) Link(side *model.Side, back bool) *Statement {
	return w.fixed(shape{does: wayOf("link", back), of: side}, func(st *Statement) {
		nearRow := table{of: side.Near, alias: st.alias()}
		farRow := table{of: side.Far, alias: st.alias()}
		from, to := nearRow, farRow
		if back {
			from, to = to, from
		}
		st.write("INSERT INTO ", side.Relation.Table, " (", side.Column, ", ", side.FarColumn)
		values := from.column("id") + ", " + to.column("id")
		for _, by := range side.SortKeys {
			st.write(", ", by.Column)
			values += ", " + to.column(by.Field.Column)
		}
		if !side.Relation.Symmetric() {
			for _, by := range side.Reverse.SortKeys {
				st.write(", ", by.Column)
				values += ", " + from.column(by.Field.Column)
			}
		}
		st.write(") SELECT ", values, " FROM ", nearRow.from(), " CROSS JOIN ", farRow.from(),
			" WHERE ", nearRow.column("id"), " = ", st.bind(slotID), " AND ", st.inIDs(farRow.column("id"), st.bind(slotIDs)),
			st.dialect.whereLinksStand(side.Near, nearRow.column("id")),
			st.dialect.whereLinksStand(side.Far, farRow.column("id")),
			" ON CONFLICT DO NOTHING")
	})
}
