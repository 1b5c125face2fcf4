package statement

import (
	"sync"
	"sync/atomic"

	"junction/model"
	"junction/storage"
)

// Writer writes statements, each once for each of its shapes: it remembers those that no filter goes into. It is safe for
// concurrent use.
type Writer struct {
	dialect *Dialect
	memory  *memory
	sets    bool
}

// memory holds the statements that were written.
type memory struct {
	byShape sync.Map // the *Statement
	count   atomic.Int64
}

// mostRemembered is how many statements are remembered.
const mostRemembered = 10_000

// NewWriter returns a writer that has written nothing yet.
func NewWriter(dialect *Dialect) Writer { return Writer{dialect: dialect, memory: new(memory)} }

// ForHeavyWork returns a writer that has the same memory, and whose statements with a filter are for heavy work from the
// beginning, or are not.
func (w Writer) ForHeavyWork(heavy bool) Writer {
	w.sets = heavy
	return w
}

// new returns an empty statement.
func (w Writer) new() *Statement { return &Statement{dialect: w.dialect, usesSets: w.sets} }

// shape is what the text of a statement without a filter depends on.
type shape struct {
	does                    string         // what the statement does
	of                      any            // the kind or the side of a relation that it is about
	fields, links, owners   storage.Fields // that objects, their links and their owners are read with
	order                   storage.Order
	after, before, backward bool
	afterNull, beforeNull   bool   // the cursor's value is null
	crossed                 bool   // see [crossed]
	part                    Change // of which it is a part
}

// brief reports whether a statement of the shape cannot take long, whatever the data are.
func (s shape) brief() bool { return s.does != "count" && s.does != "unlink" && !s.part.UnlinksOthers }

// pageShape is the shape of a statement that reads the page of a query without a filter.
func pageShape(does string, of any, objects, link *model.Kind, q storage.Query) shape {
	return shape{
		does: does, of: of, fields: q.Reads(objects), links: q.ReadsOfLinks(link), order: q.Order, after: q.After != nil, before: q.Before != nil, backward: q.Backward,
		afterNull: isNull(q.After), beforeNull: isNull(q.Before), crossed: crossed(q, false),
	}
}

func isNull(cursor *storage.Cursor) bool { return cursor != nil && cursor.Value.Null() }

// written returns the statement of a shape, which is written when it is needed for the first time, or each time anew
// where a filter goes into it. There are few shapes: of what a client makes up, they hold only which fields it selects, and
// the first that it selects are remembered.
func (w Writer) written(of shape, filter storage.Filter, write func(*Statement) error) (*Statement, error) {
	if filter == nil {
		if known, ok := w.memory.byShape.Load(of); ok {
			return known.(*Statement), nil
		}
	}
	st := w.new()
	st.brief = filter == nil && of.brief()
	if err := write(st); err != nil {
		return nil, err
	}
	switch {
	case filter == nil && w.memory.count.Load() < mostRemembered:
		w.memory.count.Add(1)
		w.memory.byShape.Store(of, st)
	case filter == nil: // it is written again
	case !st.usesSets:
		st.rewrite = func() (*Statement, error) {
			again := w.ForHeavyWork(true).new()
			return again, write(again)
		}
	}
	return st, nil
}

// fixed returns the statement of a shape that no filter goes into, and whose text cannot be wrong.
func (w Writer) fixed(of shape, write func(*Statement)) *Statement {
	st, _ := w.written(of, nil, func(st *Statement) error {
		write(st)
		return nil
	})
	return st
}
