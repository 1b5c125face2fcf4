package sqlstore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"

	"junction/storage"
)

// tuples is an aggregate that makes one value of rows, to hand them over at the cost of one: of each its ID, the linked
// ID, if that is asked for, and its texts. Where [Dialect.Tuples] does not make it, it is a text: a number ends with a
// space, a text comes after the number of its bytes. So nothing in it needs an escape, which would cost more to write and
// to read than all the rest.
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

// readTuples reads a value of tuples.
func readTuples[T any](e entityOf[T], value string, form form, q storage.Query) ([]storage.Edge[T], error) {
	r, most := form.reader(value)
	if !form.packed && most > q.Limit {
		most = q.Limit + 1
	}
	edges := make([]storage.Edge[T], 0, most)
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

// tupleReader reads numbers and texts from the front of a value; the first error ends it.
type tupleReader struct {
	rest   string
	packed bool // by [Dialect.Tuples] or [Dialect.Records]
	err    error
}

// reader reads tuples, of which there are at most so many.
func (f form) reader(value string) (r tupleReader, most int) {
	if f.packed {
		return unpack(value)
	}
	const least = len("1 1 x")
	return tupleReader{rest: value}, len(value)/least + 1
}

// unpack reads what was packed from so many rows, or at least one.
func unpack(value string) (r tupleReader, rows int) {
	const size = 4
	r = tupleReader{rest: value, packed: true}
	if value == "" {
		return r, 0
	}
	if len(value) < size {
		r.fail(errNumber)
		return r, 0
	}
	for i := range size {
		rows |= int(value[i]) << (8 * i)
	}
	r.rest = value[size:]
	return r, min(rows, len(r.rest)) // a row has a byte at least
}

var (
	errNumber = errors.New("a number is cut short")
	errText   = errors.New("a text is cut short")
)

// number reads a number.
func (r *tupleReader) number() int64 {
	if r.packed {
		return r.varint()
	}
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

func (r *tupleReader) varint() int64 {
	n := uint64(0)
	for i := 0; i < min(len(r.rest), binary.MaxVarintLen64); i++ {
		b := r.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return int64(n) //nolint:gosec // as it was written
		}
	}
	r.fail(errNumber)
	return 0
}

func (r *tupleReader) text() string {
	length := r.number()
	if length < 0 || length > int64(len(r.rest)) {
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
	r.rest = ""
}
