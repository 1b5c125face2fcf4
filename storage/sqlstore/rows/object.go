package rows

import (
	"junction/model"
	"junction/storage"
)

// ObjectReader reads objects of a kind from rows whose columns are the ID and the items of each of some fields.
type ObjectReader struct {
	fields storage.Fields
	id     int64
	values []valueReader
	// Into are where a row is scanned to.
	Into []any
}

// NewObjectReader reads objects with some of their fields.
func NewObjectReader(kind *model.Kind, fields storage.Fields) *ObjectReader {
	r := &ObjectReader{fields: fields, values: make([]valueReader, fields.Len())}
	r.Into = append(make([]any, 0, 1+2*fields.Len()), &r.id)
	for i, field := range fields.Of(kind) {
		r.values[i].field = field
		r.Into = r.values[i].targets(r.Into)
	}
	return r
}

// Object is the object of the row that was scanned.
func (r *ObjectReader) Object() (storage.Object, error) {
	object := storage.Object{ID: storage.ID(r.id), Fields: r.fields, Values: make([]model.Value, len(r.values))}
	for i := range r.values {
		value, err := r.values[i].value()
		if err != nil {
			return object, err
		}
		object.Values[i] = value
	}
	return object, nil
}
