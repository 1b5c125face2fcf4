package statement

import (
	"slices"

	"junction/model"
	"junction/storage"
)

// source is where a statement takes objects of one kind from, one object a row.
type source interface {
	owners
	// object is what the objects are.
	object() *model.Kind
	// has reports whether a row has a field: one of the object, or of the link that leads to it.
	has(field *model.Field) bool
	// field is the expression for one of the fields. All of them are asked for before from is.
	field(field *model.Field) string
}

// owners is where a statement takes the owners of links from, one a row.
type owners interface {
	// id is the expression for the object's ID.
	id() string
	// from is the FROM item.
	from() string
}

// table takes objects from their own table, but for those that are marked as gone.
type table struct {
	of     *model.Kind
	alias  string
	exists string // see [Dialect.exists]
}

func (st *Statement) table(e *model.Kind) table { return table{e, st.alias(), st.dialect.exists(e)} }

func (t table) object() *model.Kind             { return t.of }
func (t table) has(field *model.Field) bool     { return slices.Contains(t.of.Fields, field) }
func (t table) field(field *model.Field) string { return t.alias + "." + field.Column }
func (t table) id() string                      { return t.alias + ".id" }
func (t table) from() string {
	if t.exists == "" {
		return t.of.Table + " AS " + t.alias
	}
	return "(SELECT * FROM " + t.of.Table + " WHERE " + t.exists + ") AS " + t.alias
}

// listed takes IDs, and nothing else of their objects, from a parameter that holds a list of them.
type listed struct {
	alias, parameter string
	dialect          *Dialect
}

func (l listed) id() string   { return l.alias + ".value" }
func (l listed) from() string { return l.dialect.EachID(l.parameter, l.alias) }

// links takes the objects at a relation's far end from the junction, which it joins with their table only when a field
// is asked for that the junction does not hold. Links whose owner or far end is marked are not among them.
type links struct {
	side            *model.Side
	dialect         *Dialect
	alias, farAlias string
	joined          bool
	indexed         string // the index that the junction is to be walked along; empty for any
	// fetch is [Dialect.Fetch] for the links of an owner's page, or nil.
	fetch func(table, alias, id string) string
}

func (st *Statement) links(r *model.Side) *links {
	return &links{side: r, dialect: st.dialect, alias: st.alias(), farAlias: st.alias()}
}

func (l *links) object() *model.Kind { return l.side.Far }

func (l *links) id() string { return l.alias + "." + l.side.FarColumn }

func (l *links) has(field *model.Field) bool {
	return slices.Contains(l.side.Far.Fields, field) || l.hasData(field)
}

// hasData reports whether a field is one of the links themselves.
func (l *links) hasData(field *model.Field) bool {
	data := l.side.Relation.Link
	return data != nil && slices.Contains(data.Fields, field)
}

// width is how many fields a row has.
func (l *links) width() int {
	width := len(l.side.Far.Fields)
	if data := l.side.Relation.Link; data != nil {
		width += len(data.Fields)
	}
	return width
}

func (l *links) field(field *model.Field) string {
	if field.OfLink {
		return l.alias + "." + field.Column
	}
	if by := l.side.SortKey(field); by != nil {
		return l.alias + "." + by.Column
	}
	l.joined = true
	return l.farAlias + "." + field.Column
}

func (l *links) from() string {
	junction := l.side.Relation.Table + " AS " + l.alias
	if l.indexed != "" {
		return junction + " INDEXED BY " + l.indexed + l.farJoined(l.dialect.Walk.Join)
	}
	return junction + l.farJoined(" JOIN ")
}

// joinedTo joins the links to what their owners come from. An engine that sweeps looks for the owners first; see
// [Dialect.join].
func (l *links) joinedTo(owner, join string) string {
	return join + l.side.Relation.Table + " AS " + l.alias + " ON " + l.ownedBy(owner) + l.farJoined(join)
}

// farJoined joins the far end's own table, if any of its columns was asked for.
func (l *links) farJoined(join string) string {
	if !l.joined {
		return ""
	}
	if l.fetch != nil {
		return l.fetch(l.side.Far.Table, l.farAlias, l.alias+"."+l.side.FarColumn)
	}
	return join + l.side.Far.Table + " AS " + l.farAlias + " ON " + l.farAlias + ".id = " + l.alias + "." + l.side.FarColumn
}

// ownedBy is the condition that a link belongs to an owner, which is known before the links are looked for.
func (l *links) ownedBy(owner string) string {
	return l.owner() + " = " + l.dialect.whoseLinksStand(l.side.Near, owner) +
		l.dialect.whereLinksStand(l.side.Far, l.id())
}

// owner is the column that holds the near end's ID.
func (l *links) owner() string { return l.alias + "." + l.side.Column }

// repeated takes objects from their own table, each once for every link that it has through a relation.
type repeated struct {
	table
	links *links
	join  string // see [Dialect.join]
}

func (r repeated) from() string { return r.table.from() + r.links.joinedTo(r.id(), r.join) }

// farEnd takes objects from their own table, and the data of a link with each.
type farEnd struct {
	table
	links *links
}

func (f farEnd) has(field *model.Field) bool { return f.table.has(field) || f.links.hasData(field) }

func (f farEnd) field(field *model.Field) string {
	if field.OfLink {
		return f.links.field(field)
	}
	return f.table.field(field)
}

// repeat takes the one Some out of a filter's top that repeats objects, and returns it and the rest.
func repeat(where storage.Filter) (storage.Some, storage.Filter, bool) {
	switch top := where.(type) {
	case storage.Some:
		return top, nil, true
	case storage.And:
		for i, member := range top {
			if some, ok := member.(storage.Some); ok {
				rest := append(append(storage.And{}, top[:i]...), top[i+1:]...)
				return some, rest, true
			}
		}
	}
	return storage.Some{}, where, false
}
