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
// to them, or to all others. The zero value takes away all links. Compares says that it reads the data of the links to them
// that are there already.
type Change struct{ Links, UnlinksThem, UnlinksOthers, Compares bool }

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
		st.write(" FROM ", near.from(), " WHERE ", near.id(), " = ", id)
	})
}

// Difference reads what a change has to know: a [Part], then the columns of a near object, then those of a far one, of which
// only one object is there, and then, where the change compares, the data of a link, which are there in [PartLinked].
func (w Writer) Difference(side *model.Side, does Change) *Statement {
	return w.fixed(shape{does: "read", of: side, part: does}, func(st *Statement) {
		owner, named := st.bind(slotID), ""
		if does != (Change{}) { // an engine may have to see where a parameter stands
			named = st.bind(slotIDs)
		}
		part := func(number string, near, far, link source) {
			st.write("SELECT ", number, ", ", st.columnsOrNone(near, side.Near), ", ", st.columnsOrNone(far, side.Far))
			if does.Compares {
				st.write(st.dataOrNone(link, side.Relation.Link))
			}
		}
		near := st.table(side.Near)
		part(strconv.Itoa(int(PartOwner)), near, nil, nil)
		st.write(" FROM ", near.from(), " WHERE ", near.id(), " = ", owner)
		switch {
		case does.Links && does.Compares:
			link, far, other := st.links(side), st.table(side.Far), st.links(side)
			st.write(" UNION ALL ")
			part(strconv.Itoa(int(PartLinked)), nil, link, link)
			st.write(" FROM ", link.from(), " WHERE ", link.ownedBy(owner), " AND ", st.inIDs(link.id(), named), " UNION ALL ")
			part(strconv.Itoa(int(PartToLink)), nil, far, nil)
			st.write(" FROM ", far.from(), " WHERE ", st.inIDs(far.id(), named), " AND NOT EXISTS (SELECT 1 FROM ", other.from(),
				" WHERE ", other.ownedBy(owner), " AND ", other.id(), " = ", far.id(), ")")
		case does.Links:
			far, link := st.table(side.Far), st.links(side)
			st.write(" UNION ALL ")
			part("CASE WHEN EXISTS (SELECT 1 FROM "+link.from()+" WHERE "+link.ownedBy(owner)+" AND "+
				link.id()+" = "+far.id()+") THEN "+strconv.Itoa(int(PartLinked))+" ELSE "+strconv.Itoa(int(PartToLink))+" END",
				nil, far, nil)
			st.write(" FROM ", far.from(), " WHERE ", st.inIDs(far.id(), named))
		}
		if does.UnlinksThem || does.UnlinksOthers {
			link := st.links(side)
			st.write(" UNION ALL ")
			part(strconv.Itoa(int(PartToUnlink)), nil, link, nil)
			st.write(" FROM ", link.from(), " WHERE ", link.ownedBy(owner), " AND ",
				does.unlinked(st, link.id(), named))
		}
	})
}

// columnsOrNone lists the columns of a source of a kind, or, where there is no source, as many values of the same types.
func (st *Statement) columnsOrNone(of source, kind *model.Kind) string {
	if of != nil {
		return strings.Join(st.columnsOf(of, storage.AllFields(kind)), ", ")
	}
	return strings.Join(append([]string{"0"}, st.dialect.nothing(kind.Fields)...), ", ")
}

// dataOrNone lists, each after a comma, the data of links that a kind describes, or as many values of the same types.
func (st *Statement) dataOrNone(of source, link *model.Kind) string {
	columns := st.dialect.nothing(link.Fields)
	if of != nil {
		columns = st.items(of, link.Fields)
	}
	return ", " + strings.Join(columns, ", ")
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
		owner, far := link.owner(), link.id()
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
