package sqlstore

import (
	"math"

	"junction/model"
	"junction/storage"
)

// call is a statement that is ready to run.
type call struct {
	text string
	args []any
	// brief is [shape.brief]; with a filter, it may take long.
	brief bool
	// packed says that all rows are in one; see [statement.returns].
	packed bool
	// again, where it is not nil, is told that all rows are handed out once more.
	again func()
	// rewritten is the call of a statement that does the same with sets; nil where that has none, or has them already.
	rewritten func() (call, error)
}

// withSets is the call that is made where the first one had too much to do.
func (c call) withSets() (call, error) {
	if c.rewritten == nil {
		return c, nil
	}
	return c.rewritten()
}

// slot stands among a statement's parameters for a value that each call gives anew.
type slot int

const (
	slotIDs slot = iota // the IDs, as a list
	slotID              // the one ID
	slotLimit
	slotAfterValue
	slotAfterID
	slotAfterLinked
	slotBeforeValue
	slotBeforeID
	slotBeforeLinked
)

// given is what a call gives for the slots of its statement.
type given struct {
	id    storage.ID
	ids   []storage.ID
	query storage.Query
}

// call makes a statement ready to run.
func (st *statement) call(values given) call {
	c := call{text: st.text(), args: make([]any, len(st.args)), brief: st.brief, packed: st.packed}
	for i, arg := range st.args {
		if slot, is := arg.(slot); is {
			arg = st.fill(slot, &values)
		}
		c.args[i] = arg
	}
	if st.rewrite != nil {
		c.rewritten = func() (call, error) {
			linear, err := st.rewrite()
			if err != nil {
				return call{}, err
			}
			return linear.call(values), nil
		}
	}
	return c
}

func (st *statement) fill(slot slot, values *given) any {
	q := &values.query
	switch slot {
	case slotIDs:
		return st.dialect.bindIDs(values.ids)
	case slotID:
		return int64(values.id)
	case slotLimit:
		return limitOf(*q)
	case slotAfterValue:
		return st.dialect.bindValue(q.Order.Field, q.After.Value)
	case slotAfterID:
		return int64(q.After.ID)
	case slotAfterLinked:
		return int64(q.After.Linked)
	case slotBeforeValue:
		return st.dialect.bindValue(q.Order.Field, q.Before.Value)
	case slotBeforeID:
		return int64(q.Before.ID)
	case slotBeforeLinked:
		return int64(q.Before.Linked)
	}
	panic("unknown slot")
}

// limitOf is how many objects are read for a page: one more tells whether the page's way leads on.
func limitOf(q storage.Query) int64 {
	return int64(min(q.Limit, math.MaxInt-1)) + 1
}

// shape is what the text of a statement without a filter depends on.
type shape struct {
	does                    string         // what the statement does
	of                      any            // the kind or the side of a relation that it is about
	fields, owners          storage.Fields // that objects and their owners are read with
	order                   storage.Order
	after, before, backward bool
	afterNull, beforeNull   bool    // the cursor's value is null
	crossed                 bool    // see [crossed]
	part                    changes // what a change does, of which it is a part
}

// brief reports whether a statement of the shape cannot take long, whatever the data are.
func (s shape) brief() bool { return s.does != "count" && s.does != "unlink" && !s.part.unlinksOthers }

// pageShape is the shape of a statement that reads the page of a query without a filter.
func pageShape(does string, of any, objects *model.Kind, q storage.Query) shape {
	return shape{
		does: does, of: of, fields: q.Reads(objects), order: q.Order, after: q.After != nil, before: q.Before != nil, backward: q.Backward,
		afterNull: isNull(q.After), beforeNull: isNull(q.Before), crossed: crossed(q, false),
	}
}

func isNull(cursor *storage.Cursor) bool { return cursor != nil && cursor.Value.Null() }

// written returns the statement of a shape, which is written when it is needed for the first time, or each time anew
// where a filter goes into it. There are few shapes: of what a client makes up, they hold only which fields it selects, and
// the first that it selects are remembered.
func (s *session) written(of shape, filter storage.Filter, write func(*statement) error) (*statement, error) {
	if filter == nil {
		if known, ok := s.store.statements.Load(of); ok {
			return known.(*statement), nil
		}
	}
	st := s.statement()
	st.brief = filter == nil && of.brief()
	if err := write(st); err != nil {
		return nil, err
	}
	switch {
	case filter == nil && s.store.remembered.Load() < mostRemembered:
		s.store.remembered.Add(1)
		s.store.statements.Store(of, st)
	case filter == nil: // it is written again
	case !st.usesSets:
		st.rewrite = func() (*statement, error) {
			again := s.statement()
			again.usesSets = true
			return again, write(again)
		}
	}
	return st, nil
}

// mostRemembered is how many statements a store remembers.
const mostRemembered = 10_000

// fixed returns the statement of a shape that no filter goes into, and whose text cannot be wrong.
func (s *session) fixed(of shape, write func(*statement)) *statement {
	st, _ := s.written(of, nil, func(st *statement) error {
		write(st)
		return nil
	})
	return st
}
