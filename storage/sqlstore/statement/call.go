package statement

import (
	"math"

	"junction/storage"
)

// Call is a statement that is ready to run.
type Call struct {
	Text      string
	Arguments []any
	// Brief says that it cannot take long, whatever the data are.
	Brief bool
	// Packed says that all rows are in one, for [rows.Unpacked].
	Packed bool
	// Again, where it is not nil, is told that all rows are handed out once more.
	Again func()
	// rewritten is the call of a statement that does the same with sets; nil where that has none, or has them already.
	rewritten func() (Call, error)
}

// Rewritten reports whether the call for heavy work has another text.
func (c Call) Rewritten() bool { return c.rewritten != nil }

// ForHeavyWork is the call that is made where the first one had too much to do: it costs what the links cost that it looks
// at, however many levels its filter has.
func (c Call) ForHeavyWork() (Call, error) {
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

// Given is what a call gives for the slots of its statement.
type Given struct {
	ID    storage.ID
	IDs   []storage.ID
	Query storage.Query
}

// Call makes a statement ready to run.
func (st *Statement) Call(values Given) Call {
	c := Call{Text: st.text(), Arguments: make([]any, len(st.args)), Brief: st.brief, Packed: st.packed}
	for i, arg := range st.args {
		if slot, is := arg.(slot); is {
			arg = st.fill(slot, &values)
		}
		c.Arguments[i] = arg
	}
	if st.rewrite != nil {
		c.rewritten = st.rewritten(values)
	}
	return c
}

// rewritten makes the statement ready to run that does the same with sets.
func (st *Statement) rewritten(values Given) func() (Call, error) {
	return func() (Call, error) {
		linear, err := st.rewrite()
		if err != nil {
			return Call{}, err
		}
		return linear.Call(values), nil
	}
}

func (st *Statement) fill(slot slot, values *Given) any {
	q := &values.Query
	switch slot {
	case slotIDs:
		return st.dialect.bindIDs(values.IDs)
	case slotID:
		return int64(values.ID)
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
