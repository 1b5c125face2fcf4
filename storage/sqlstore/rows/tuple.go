package rows

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"junction/model"
	"junction/storage"
)

// readTuples reads a value of tuples, which are objects of a kind.
func readTuples(of *model.Kind, value string, form Form, q storage.Query) ([]storage.Edge, error) {
	r, most := form.reader(value)
	if !form.Packed && most > q.Limit {
		most = q.Limit + 1
	}
	reads, links := q.Reads(of), q.ReadsOfLinks(form.Link)
	edges, fields, own := make([]storage.Edge, 0, most), reads.Of(of), reads.Len()
	if form.Link != nil {
		fields = append(fields, links.Of(form.Link)...)
	}
	width := len(fields)
	values := make([]model.Value, most*width) // of all objects and links, one after the other
	var one valueReader
	for r.rest != "" && r.err == nil {
		if len(values) < width {
			values = make([]model.Value, max(1, most)*width)
		}
		edge := storage.Edge{Node: storage.Object{ID: storage.ID(r.number()), Fields: reads, Values: values[:own:own]}}
		if form.Link != nil {
			edge.Link = storage.Object{Fields: links, Values: values[own:width:width]}
		}
		if form.Linked {
			edge.Linked = storage.ID(r.number())
		}
		for i, field := range fields {
			one.field = field
			one.take(&r)
			var err error
			if values[i], err = one.value(); err != nil {
				r.fail(err)
			}
		}
		values = values[width:]
		edges = append(edges, edge)
	}
	if r.err != nil {
		return nil, fmt.Errorf("reading a page: %w", r.err)
	}
	return edges, nil
}

// tupleReader reads numbers and texts from the front of a value; the first error ends it.
type tupleReader struct {
	rest   string
	packed bool // in one value by an engine
	err    error
}

// reader reads tuples, of which there are at most so many.
func (f Form) reader(value string) (r tupleReader, most int) {
	if f.Packed {
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
	n, sign, first := int64(0), int64(1), 0
	if r.rest != "" && r.rest[0] == '-' {
		sign, first = -1, 1
	}
	for i := first; i < len(r.rest); i++ {
		digit := r.rest[i] - '0'
		switch {
		case r.rest[i] == ' ' && i > first:
			r.rest = r.rest[i+1:]
			return n
		case digit > 9 || n > (math.MaxInt64-int64(digit))/10 || n < (math.MinInt64+int64(digit))/10:
			r.fail(fmt.Errorf("%q is in a number", r.rest[:i+1]))
			return 0
		}
		n = 10*n + sign*int64(digit)
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
