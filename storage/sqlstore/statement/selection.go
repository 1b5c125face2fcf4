package statement

import (
	"junction/model"
	"junction/storage"
)

// selection is what a query on a collection selects from, and the condition that it puts on that.
type selection struct {
	of        source
	condition string
	linked    string // the column that tells the rows of one object apart, where each of them is wanted
	distinct  bool   // an object may have several rows, and only one of them is wanted
}

// once is what makes an object come once, before the columns that are selected.
func (s selection) once() string {
	if s.distinct {
		return "DISTINCT "
	}
	return ""
}

// sorts reports whether an owner's links have to be sorted for an order by a text, because no index of the junction has it.
func sorts(of source, order storage.Order) bool {
	links, is := of.(*links)
	by := order.Field
	return is && by != nil && links.side.SortKey(by) == nil && by.Type == model.Text && !by.Nullable && 2*links.width() < mostSorted
}

// rows is the part of a statement that says which rows are selected.
func (s selection) rows() string { return " FROM " + s.of.from() + " WHERE " + s.condition }

// count is a query for the number of what is selected.
func (s selection) count() string {
	what := "*"
	if s.distinct {
		what = "DISTINCT " + s.of.id()
	}
	return "SELECT count(" + what + ")" + s.rows()
}

// nearFirst looks at the objects, and at the links of each; in turn, where an engine might look at all of them at once.
func (st *Statement) nearFirst(e *model.Kind, q storage.Query, inTurn bool) (selection, error) {
	plain := st.table(e)
	if some, rest, found := repeat(q.Where); found {
		if q.Repeat {
			links, err := st.linksFrom(plain, some.Via)
			if err != nil {
				return selection{}, err
			}
			of := repeated{plain, links, st.dialect.join()}
			condition, err := st.both(links, some.Where, of, rest)
			return selection{of: of, condition: condition, linked: links.id()}, err
		}
		if inTurn {
			condition, err := st.whereSome(plain, some, true)
			if err != nil {
				return selection{}, err
			}
			others, err := st.where(plain, rest)
			return selection{of: plain, condition: condition + " AND " + others}, err
		}
	}
	condition, err := st.where(plain, q.Where)
	return selection{of: plain, condition: condition}, err
}

// both is the condition that what a row holds of one source fulfils a filter, and what it holds of another one too.
func (st *Statement) both(one source, filter storage.Filter, other source, and storage.Filter) (string, error) {
	first, err := st.where(one, filter)
	if err != nil {
		return "", err
	}
	second, err := st.where(other, and)
	return first + " AND " + second, err
}

// matching selects the objects that fulfil a filter; some may come more than once.
func (st *Statement) matching(e *model.Kind, where storage.Filter) (selection, error) {
	where, err := st.withSets(e, where, 1)
	if err != nil {
		return selection{}, err
	}
	q := storage.Query{Where: where}
	far, possible, err := st.farFirst(e, q)
	if err != nil || possible {
		return far.selection, err
	}
	return st.nearFirst(e, q, false)
}

// ids is a query for the IDs of what is selected.
func (s selection) ids() string { return "SELECT " + s.once() + s.of.id() + s.rows() }

// either is one of two expressions. An engine evaluates only the one that it takes.
func either(condition, then, otherwise string) string {
	if then == otherwise {
		return then
	}
	return "CASE WHEN " + condition + " THEN " + then + " ELSE " + otherwise + " END"
}
