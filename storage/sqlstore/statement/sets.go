package statement

import (
	"junction/model"
	"junction/storage"
)

// Conditions across the relation are EXISTS, for which an engine looks at the links of an object until one matches. Where
// such conditions stand below others, they are asked again for each way that leads to an object, and may cost as much as
// there are ways through the relation. As sets, each is evaluated once: a statement finds out once which objects fulfil
// it, and looks there. So it costs what the links cost that it looks at, however many levels it has, but no less than
// that, where a page by EXISTS may soon be full. A statement begins as EXISTS, and sets are for heavy work; see [lane].

// inSet is a filter that holds for the objects of a set, or, where it is negated, for all others.
type inSet struct {
	storage.Filter // none: a set is no filter of package storage's
	name           string
	negated        bool
}

// withSets replaces the conditions across the relation in a filter on objects of a kind by sets, from so many levels of
// them on, where the statement uses sets.
func (st *Statement) withSets(e *model.Kind, filter storage.Filter, from int) (storage.Filter, error) {
	if !st.usesSets {
		return filter, nil
	}
	switch f := filter.(type) {
	case storage.And:
		all, err := st.eachWithSets(e, f, from)
		return storage.And(all), err
	case storage.Or:
		all, err := st.eachWithSets(e, f, from)
		return storage.Or(all), err
	case storage.Not:
		inner, err := st.withSets(e, f.Filter, from)
		return storage.Not{Filter: inner}, err
	case storage.Some:
		return st.someWithSets(e, f, from)
	case storage.LinkCount:
		if from <= 0 {
			return st.countSet(e, f)
		}
	}
	return filter, nil
}

func (st *Statement) eachWithSets(e *model.Kind, filters []storage.Filter, from int) ([]storage.Filter, error) {
	all := make([]storage.Filter, len(filters))
	for i, filter := range filters {
		var err error
		if all[i], err = st.withSets(e, filter, from); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (st *Statement) someWithSets(e *model.Kind, f storage.Some, from int) (storage.Filter, error) {
	across, err := st.linksFrom(table{of: e}, f.Via)
	if err != nil {
		return nil, err
	}
	f.Where, err = st.withSets(across.side.Far, f.Where, from-1)
	if from > 0 || err != nil {
		return f, err
	}
	// Each object at the far end is looked at once, and then the links of those that match.
	set := st.reached(across.side)
	condition, err := st.where(set.owners, f.Where)
	if err != nil {
		return nil, err
	}
	return inSet{name: st.set("SELECT DISTINCT " + set.id() + " FROM " + set.from() + " WHERE " + condition)}, nil
}

// countSet is the set of the objects with a number of links. Where none is such a number, it is the set of all others,
// because an object without links is in no junction.
func (st *Statement) countSet(e *model.Kind, f storage.LinkCount) (storage.Filter, error) {
	links, err := st.linksFrom(table{of: e}, f.Via)
	if err != nil {
		return nil, err
	}
	holds, err := st.compared("count(*)", f.Op, f.N)
	if err != nil {
		return nil, err
	}
	none := compares(0, f.Op, f.N)
	if none {
		holds = "NOT (" + holds + ")"
	}
	return inSet{negated: none, name: st.set("SELECT " + links.owner() + " FROM " + links.from() + " WHERE " + always +
		st.dialect.whereLinksStand(links.side.Near, links.owner()) +
		st.dialect.whereLinksStand(links.side.Far, links.id()) +
		" GROUP BY " + links.owner() + " HAVING " + holds)}, nil
}

// compares reports whether a comparison of two numbers holds.
func compares(a int64, op storage.Op, b int64) bool {
	switch op {
	case storage.Equal:
		return a == b
	case storage.NotEqual:
		return a != b
	case storage.Less:
		return a < b
	case storage.LessOrEqual:
		return a <= b
	case storage.Greater:
		return a > b
	default:
		return a >= b
	}
}

// set names the set of the IDs that a query gives. The engine runs it when it is needed first, and keeps what it gave.
func (st *Statement) set(query string) string {
	name := st.alias()
	st.sets = append(st.sets, name+"(id) AS MATERIALIZED ("+query+")")
	return name
}

// whereInSet is the condition that an object is in a set. An engine that does not know how many are in it might look for
// a link to each of them in turn, were it not for the sign.
func (st *Statement) whereInSet(of source, f inSet) string {
	id, in := of.id(), " IN "
	if f.negated {
		in = " NOT IN "
	}
	if _, linked := of.(*links); linked && !st.dialect.planned() {
		id = "+" + id
	}
	return id + in + "(SELECT id FROM " + f.name + ")"
}
