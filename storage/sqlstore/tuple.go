package sqlstore

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"junction/storage"
)

// tuples is an aggregate that makes one text of rows, to hand them over at the cost of one: of each its ID, the linked ID,
// if that is asked for, and its texts. A number ends with a space. A text ends with U+0000, or comes after the number of its
// bytes; see [Dialect.Tuples]. So nothing in it needs an escape, which would cost more to write and to read than all the
// rest.
func (d *Dialect) tuples(alias string, texts []string, linked bool) string {
	numbers := []string{alias + ".id"}
	if linked {
		numbers = append(numbers, alias+".linked")
	}
	columns := make([]string, len(texts))
	for i, name := range texts {
		columns[i] = alias + "." + name
	}
	if d.Tuples != nil {
		return d.Tuples(append(numbers, columns...))
	}
	var parts []string
	for _, number := range numbers {
		parts = append(parts, number, "' '")
	}
	for _, text := range columns {
		parts = append(parts, "octet_length("+text+")", "' '", text)
	}
	return "coalesce(string_agg(" + strings.Join(parts, " || ") + ", ''), '')"
}

// most is at least as many as the tuples in a text.
func (f form) most(text string, columns int) int {
	if text == "" {
		return 0
	}
	if f.ended {
		return strings.Count(text, textEnd) / columns
	}
	return len(text)/len("1 1 x") + 1
}

// readTuples reads a text of tuples, and appends them to edges.
func readTuples[T any](
	edges []storage.Edge[T], e entityOf[T], text string, form form, q storage.Query,
) ([]storage.Edge[T], error) {
	r := tupleReader{rest: text, ended: form.ended}
	texts := make([]*string, 0, len(e.columns))
	var id *storage.ID
	for r.rest != "" && r.err == nil {
		edges = append(edges, storage.Edge[T]{})
		edge := &edges[len(edges)-1]
		id, texts = e.fields(&edge.Node, texts[:0])
		*id = storage.ID(r.number())
		if form.linked {
			edge.Cursor.Linked = storage.ID(r.number())
		}
		for i, text := range texts {
			*text = r.text()
			if e.columns[i] == q.Order.Field {
				edge.Cursor.Text = *text
			}
		}
		edge.Cursor.ID = *id
	}
	if r.err != nil {
		return nil, fmt.Errorf("reading a page: %w", r.err)
	}
	return edges, nil
}

// tupleReader reads a text of tuples from its front; the first error ends it.
type tupleReader struct {
	rest  string
	ended bool // texts are
	err   error
}

// textEnd is what [Dialect.Tuples] ends a text with.
const textEnd = "\x00"

var (
	errNumber = errors.New("a number is cut short")
	errText   = errors.New("a text is cut short")
)

// number reads a number that is not negative.
func (r *tupleReader) number() int64 {
	n := int64(0)
	for i := 0; i < len(r.rest); i++ {
		digit := r.rest[i] - '0'
		switch {
		case r.rest[i] == ' ' && i > 0:
			r.rest = r.rest[i+1:]
			return n
		case digit > 9 || n > (math.MaxInt64-int64(digit))/10:
			r.fail(fmt.Errorf("%q is in a number", r.rest[:i+1]))
			return 0
		}
		n = 10*n + int64(digit)
	}
	r.fail(errNumber)
	return 0
}

func (r *tupleReader) text() string {
	if r.ended {
		text, rest, ends := strings.Cut(r.rest, textEnd)
		if !ends {
			r.fail(errText)
		}
		r.rest = rest
		return text
	}
	length := r.number()
	if length > int64(len(r.rest)) {
		r.fail(errText)
		return ""
	}
	text := r.rest[:length]
	r.rest = r.rest[length:]
	return text
}

func (r *tupleReader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}
