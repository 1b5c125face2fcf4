package write

import (
	"math"
	"strconv"

	"junction/graph/cursor"
	"junction/graph/types"
	"junction/model"
	"junction/storage"
)

// key begins an object's member, the first of which begins the object. A GraphQL name needs no escapes.
func (w *Writer) key(i int, key string) {
	begin := byte('{')
	if i > 0 {
		begin = ','
	}
	w.json = append(append(append(w.json, begin, '"'), key...), '"', ':')
}

// separate separates an element of a list from the one before it.
func (w *Writer) separate(i int) {
	if i > 0 {
		w.json = append(w.json, ',')
	}
}

// end ends an object with so many members.
func (w *Writer) end(members int) {
	if members == 0 {
		w.json = append(w.json, '{')
	}
	w.json = append(w.json, '}')
}

// plain writes a text that needs no escapes.
func (w *Writer) plain(text string) {
	w.json = append(append(append(w.json, '"'), text...), '"')
}

func (w *Writer) null() { w.json = append(w.json, "null"...) }

func (w *Writer) number(n int) { w.json = strconv.AppendInt(w.json, int64(n), 10) }

func (w *Writer) globalID(kind *model.Kind, id storage.ID) {
	w.json = append(append(append(w.json, '"'), kind.Name...), ':')
	w.json = append(strconv.AppendInt(w.json, int64(id), 10), '"')
}

func (w *Writer) cursor(edge *storage.Edge, kind *model.Kind, order storage.Order) {
	w.json = append(cursor.Append(append(w.json, '"'), kind, order, order.Place(edge)), '"')
}

// value writes the value of a field, or reports that JSON cannot hold it.
func (w *Writer) value(field *model.Field, value model.Value) bool {
	switch {
	case value.Null():
		w.null()
	case field.Type == model.Text:
		w.text(value.Text())
	case field.Type == model.Enum:
		w.plain(value.Text())
	case field.Type == model.Integer:
		w.json = strconv.AppendInt(w.json, value.Integer(), 10)
	case field.Type == model.Boolean:
		w.json = strconv.AppendBool(w.json, value.Boolean())
	case field.Type == model.Time:
		w.json = types.AppendDateTime(w.json, value.Time())
	default:
		if math.IsInf(value.Float(), 0) || math.IsNaN(value.Float()) { // which nobody wrote through this server
			return false
		}
		w.json = types.AppendFloat(w.json, value.Float())
	}
	return true
}

// text writes a text with the escapes that the GraphQL library uses.
func (w *Writer) text(text string) {
	const hex = "0123456789ABCDEF"
	w.json = append(w.json, '"')
	start := 0
	for i := range len(text) {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		w.json = append(w.json, text[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			w.json = append(w.json, '\\', c)
		case '\t':
			w.json = append(w.json, '\\', 't')
		case '\n':
			w.json = append(w.json, '\\', 'n')
		case '\r':
			w.json = append(w.json, '\\', 'r')
		default:
			w.json = append(w.json, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	w.json = append(append(w.json, text[start:]...), '"')
}
