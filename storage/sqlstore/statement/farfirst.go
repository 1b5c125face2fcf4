package statement

import (
	"slices"
	"strconv"

	"junction/model"
	"junction/storage"
)

// Crossover says when to look for what a filter across a relation lets through from the far end: for the objects there
// that match, and then for those that they are linked to. That looks at each link that matches, and so it is quick where
// few do. From the near end, the links of each object are looked at, until one matches; that is quick where most do, as
// a page is soon full. A statement holds both ways, and finds out by itself which to take.
type Crossover struct {
	// Objects is how many objects may match at the far end, where a page's order is that of the copied sort key, for an
	// engine that then only looks at the first links of each of them, which are in the page's order already; else 0.
	Objects int
	// Links is an expression for how many links may match else, given how many objects are wanted and the highest IDs at
	// the near and at the far end.
	Links func(wanted, near, far string) string
	// Planned is for an engine that orders joins by itself, wherever they are written to begin, and would turn around what
	// asks object after object, too, did not OFFSET 0 keep it from that. It counts from the far end always. And as it
	// plans by the limit, the limit stands in the text of a statement with a filter, so that the plan can be kept.
	Planned bool
}

// join joins FROM items, for an engine that has to be told so in the order in which they are written.
func (d *Dialect) join() string {
	if d.Crossover != nil && !d.planned() {
		return " CROSS JOIN "
	}
	return " JOIN "
}

func (d *Dialect) planned() bool { return d.Crossover != nil && d.Crossover.Planned }

// asWritten ends a query that an engine is to run as it is written.
func (st *Statement) asWritten() string {
	if st.dialect.planned() {
		return " OFFSET 0"
	}
	return ""
}

// limit is the limit of what is read for a query's page. An engine that plans by it would plan each request anew, did it
// see the number, and for an owner with many links as for one with few, did the number stand in the text.
func (st *Statement) limit(q storage.Query) string {
	switch {
	case !st.dialect.planned():
		return st.bind(slotLimit)
	case q.Where != nil:
		return strconv.FormatInt(limitOf(q), 10)
	}
	return "(SELECT " + st.bind(slotLimit) + "::bigint)"
}

// reached takes objects from the links of those at the far end, each once for every such link. To those, it is itself
// the far end.
type reached struct {
	*links
	owners farEnd
	join   string // see [Dialect.join]
}

func (st *Statement) reached(from *model.Side) reached {
	links := st.links(from.Reverse)
	return reached{links, farEnd{st.table(from.Far), links}, st.dialect.join()}
}

// has reports whether the objects have a field. Those of the links are the far end's.
func (r reached) has(field *model.Field) bool { return slices.Contains(r.object().Fields, field) }

func (r reached) from() string {
	return r.owners.from() + r.joinedTo(r.owners.id(), r.join)
}

// farFirst is a selection that begins at the far end of a relation.
type farFirst struct {
	selection
	reached reached
	// objects and links are the rows of the far end that match, and their links.
	objects, links string
	// alone says that the filter on the objects at the far end is all that is asked.
	alone bool
	// sought says that an index of the junction finds what the filter asks for among the links of a near object.
	sought bool
}

// farFirst makes a selection that begins at the far end of the first Some at a query's top, where that is possible on
// this engine and may be of use: not where any link would do, nor where the objects are named, nor where all that is asked
// of the far end names the links, which would all be looked at to find out how many match.
func (st *Statement) farFirst(e *model.Kind, q storage.Query) (f farFirst, possible bool, err error) {
	some, rest, found := repeat(q.Where)
	if st.dialect.Crossover == nil || !found || named(rest) || q.Repeat && st.dialect.planned() {
		return f, false, nil
	}
	across, err := st.linksFrom(table{of: e}, some.Via)
	if err != nil {
		return f, false, err
	}
	f.reached = st.reached(across.side)
	objects, links := apart(some.Where)
	matches, err := st.where(f.reached.owners, objects)
	if err != nil || matches == always {
		return f, false, err
	}
	f.objects = f.reached.owners.from() + " WHERE " + matches
	f.links = f.reached.from() + " WHERE " + matches // before the near end's columns are asked for, which it needs not
	f.sought = seeks(some.Where, across.side)
	condition, err := st.where(f.reached, rest)
	f.alone = condition == always && links == nil
	if links != nil && err == nil {
		var fits string
		fits, err = st.where(f.reached.owners, links)
		matches += " AND " + fits
	}
	f.selection = selection{of: f.reached, condition: matches + " AND " + condition, distinct: !q.Repeat}
	if q.Repeat {
		f.linked = f.reached.alias + "." + f.reached.side.Column
	}
	return f, true, err
}

// apart takes a filter on the objects at a relation's far end apart: into what it asks of the objects alone, and what it asks
// of their links, too, which is nil for nothing.
func apart(where storage.Filter) (objects, links storage.Filter) {
	if !asksLinks(where) {
		return where, nil
	}
	var ofObjects, ofLinks storage.And
	for _, member := range members(where) {
		if asksLinks(member) {
			ofLinks = append(ofLinks, member)
		} else {
			ofObjects = append(ofObjects, member)
		}
	}
	return ofObjects, ofLinks
}

// asksLinks reports whether a filter names a field of the links that lead to what it is asked of.
func asksLinks(where storage.Filter) bool {
	switch f := where.(type) {
	case storage.And:
		return slices.ContainsFunc(f, asksLinks)
	case storage.Or:
		return slices.ContainsFunc(f, asksLinks)
	case storage.Not:
		return asksLinks(f.Filter)
	case storage.Text:
		return isOfLink(f.Field)
	case storage.TextIn:
		return isOfLink(f.Field)
	case storage.Compare:
		return isOfLink(f.Field)
	case storage.In:
		return isOfLink(f.Field)
	case storage.IsNull:
		return isOfLink(f.Field)
	}
	return false
}

func isOfLink(field *model.Field) bool { return field != nil && field.OfLink }

// members are the filters of which each must hold.
func members(where storage.Filter) storage.And {
	if all, several := where.(storage.And); several {
		return all
	}
	return storage.And{where}
}

// named reports whether a filter names the objects that it may let through.
func named(where storage.Filter) bool {
	return slices.ContainsFunc(members(where), func(f storage.Filter) bool {
		_, is := f.(storage.IDIn)
		return is
	})
}

// seeks reports whether a filter asks for a stretch of an index on a text that is a side's sort key.
func seeks(where storage.Filter, across *model.Side) bool {
	return slices.ContainsFunc(members(where), func(f storage.Filter) bool {
		switch f := f.(type) {
		case storage.TextIn:
			return across.SortKey(f.Field) != nil && !f.IgnoreCase
		case storage.Text:
			scans := f.IgnoreCase || f.Op == storage.NotEqual || f.Op == storage.Contains || f.Op == storage.EndsWith
			return across.SortKey(f.Field) != nil && !scans
		}
		return false
	})
}

// fewForPage is the condition that so few match at the far end that a page had better begin there.
func (f farFirst) fewForPage(st *Statement, q storage.Query) string {
	few := f.fewLinks(st, st.limit(q))
	if st.dialect.Crossover.Objects == 0 || !f.alone || f.reached.side.SortKey(q.Order.Field) == nil {
		return few
	}
	return either(noMore(f.objects, strconv.Itoa(st.dialect.Crossover.Objects)), always, few)
}

// fewForCount is the condition that so few links match that they had better be counted from the far end.
func (f farFirst) fewForCount(st *Statement) string {
	return f.fewLinks(st, highest(f.reached.side.Far))
}

func (f farFirst) fewLinks(st *Statement, wanted string) string {
	near, far := highest(f.reached.side.Far), highest(f.reached.side.Near)
	if f.sought {
		far = near // as if there were no more links than near objects: no more of them are looked at
	}
	return noMore(f.links, st.dialect.Crossover.Links(wanted, near, far))
}

// noMore is the condition that there are no more rows than a number.
func noMore(rows, number string) string {
	return "(SELECT 1 FROM " + rows + " LIMIT 1 OFFSET " + number + ") IS NULL"
}

// highest is the highest ID at an end, which is found at once and bounds how many objects there are.
func highest(of *model.Kind) string { return "(SELECT max(id) FROM " + of.Table + ")" }
