package sqlstore

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"junction/storage"
)

// readTuples reads a JSON array of tuples, as [Dialect.Array] and [Dialect.Tuple] make it, into edges. It reads just
// that form, because a general decoder costs several times the statement that made it.
func readTuples[T any](e entityOf[T], items string, q storage.Query) ([]storage.Edge[T], error) {
	r := tupleReader{rest: items}
	if strings.TrimSpace(items) == "" {
		return nil, nil
	}
	var edges []storage.Edge[T]
	var id *storage.ID
	texts := make([]*string, 0, len(e.columns))
	r.expect('[')
	for r.err == nil && !r.next(']') {
		if len(edges) > 0 {
			r.expect(',')
		} else {
			edges = make([]storage.Edge[T], 0, min(q.Limit, len(items)/len(`[1,"x"],`))+1)
		}
		edges = append(edges, storage.Edge[T]{})
		edge := &edges[len(edges)-1]
		id, texts = e.fields(&edge.Node, texts[:0])
		r.expect('[')
		*id = storage.ID(r.number())
		for i, text := range texts {
			r.expect(',')
			*text = r.text()
			if e.columns[i] == q.Order.Field {
				edge.Cursor.Text = *text
			}
		}
		edge.Cursor.ID = *id
		if r.next(',') {
			edge.Cursor.Linked = storage.ID(r.number())
		}
		r.expect(']')
	}
	if r.err != nil {
		return nil, fmt.Errorf("reading a page: %w", r.err)
	}
	return edges, nil
}

// tupleReader reads JSON from its front; the first error ends it.
type tupleReader struct {
	rest string
	err  error
}

func (r *tupleReader) space() {
	if r.rest != "" && r.rest[0] <= ' ' {
		r.rest = strings.TrimLeft(r.rest, " \n\r\t")
	}
}

// next reads a character when it comes next, and says whether it did.
func (r *tupleReader) next(c byte) bool {
	r.space()
	if r.rest == "" || r.rest[0] != c {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

func (r *tupleReader) expect(c byte) {
	if !r.next(c) && r.err == nil {
		r.err = fmt.Errorf("expected %q", c)
	}
}

func (r *tupleReader) number() int64 {
	r.space()
	end := strings.IndexAny(r.rest, ",] \n\r\t")
	if end < 0 {
		r.err = errors.New("a number without end")
		return 0
	}
	n, err := strconv.ParseInt(r.rest[:end], 10, 64)
	if err != nil && r.err == nil {
		r.err = err
	}
	r.rest = r.rest[end:]
	return n
}

func (r *tupleReader) text() string {
	r.expect('"')
	for i := 0; i < len(r.rest); i++ {
		switch r.rest[i] {
		case '"':
			text := r.rest[:i]
			r.rest = r.rest[i+1:]
			return text
		case '\\':
			return r.escapedText()
		}
	}
	r.err = errors.New("a text without end")
	return ""
}

// escapedText reads the rest of a text that holds an escape.
func (r *tupleReader) escapedText() string {
	for i := 0; i < len(r.rest); i++ {
		switch r.rest[i] {
		case '\\':
			i++
		case '"':
			var text string
			if err := json.Unmarshal([]byte(`"`+r.rest[:i+1]), &text); err != nil && r.err == nil {
				r.err = err
			}
			r.rest = r.rest[i+1:]
			return text
		}
	}
	r.err = errors.New("a text without end")
	return ""
}
