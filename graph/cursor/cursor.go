// Package cursor writes places in an order as the opaque strings that clients page with.
package cursor

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"junction/model"
	"junction/storage"
)

// ErrMalformed says that a string is no cursor of this server.
var ErrMalformed = errors.New("it is not a cursor of this server")

// ErrOtherOrder says that a cursor belongs to objects of another kind, or to another order of them.
var ErrOtherOrder = errors.New("it belongs to another type or another order")

// Inside its base64, a cursor is five fields and then the value of the order's field, which may hold anything:
//
//	Person:name:ASC:7::Ada Lovelace
//
// The fifth is the linked ID, if there is one. The second is ID for an order by ID, which has an empty value. Where it is the
// name of a link's field, a point stands before it, because the far kind may have a field of that name in another list. A null
// value is left out together with the separator before it, so that it is not the empty text.
const (
	fields    = 6
	separator = ":"
	byID      = "ID"
	ofLink    = "."
)

// strict refuses all but one spelling of each cursor.
var strict = base64.RawURLEncoding.Strict()

// Encode writes a place in an order of the objects of a kind.
func Encode(kind *model.Kind, order storage.Order, place storage.Cursor) string {
	return string(Append(nil, kind, order, place))
}

// Append appends to a text what [Encode] writes.
func Append(text []byte, kind *model.Kind, order storage.Order, place storage.Cursor) []byte {
	const longest = 1 << 8 // but for a longer text, which allocates
	return strict.AppendEncode(text, appendPlain(make([]byte, 0, longest), kind, order, place))
}

func appendPlain(plain []byte, kind *model.Kind, order storage.Order, place storage.Cursor) []byte {
	plain = appendPrefix(plain, kind, order)
	plain = strconv.AppendInt(plain, int64(place.ID), 10)
	plain = append(plain, separator...)
	if place.Linked != 0 {
		plain = strconv.AppendInt(plain, int64(place.Linked), 10)
	}
	switch {
	case order.Field == nil:
		return append(plain, separator...)
	case place.Value.Null():
		return plain
	}
	return appendValue(append(plain, separator...), order.Field, place.Value)
}

// Decode reads what [Encode] wrote for this kind and order. The error is [ErrMalformed] or [ErrOtherOrder].
func Decode(kind *model.Kind, order storage.Order, s string) (storage.Cursor, error) {
	if strings.ContainsAny(s, "\r\n") { // which the decoder would skip
		return storage.Cursor{}, ErrMalformed
	}
	plain, err := strict.DecodeString(s)
	if err != nil || !utf8.Valid(plain) || bytes.ContainsRune(plain, 0) {
		return storage.Cursor{}, ErrMalformed
	}
	parts := strings.SplitN(string(plain), separator, fields)
	if len(parts) < fields-1 {
		return storage.Cursor{}, ErrMalformed
	}
	if !bytes.HasPrefix(plain, appendPrefix(nil, kind, order)) {
		return storage.Cursor{}, ErrOtherOrder
	}
	place, fits := readPlace(order.Field, parts[fields-3:])
	if !fits || !bytes.Equal(appendPlain(nil, kind, order, place), plain) { // as each place has one spelling
		return storage.Cursor{}, ErrMalformed
	}
	return place, nil
}

// readPlace reads the ID, the linked ID, and the value of the order's field, where they are given.
func readPlace(by *model.Field, parts []string) (place storage.Cursor, fits bool) {
	id, isID := number(parts[0])
	linked, isLinked := number(parts[1])
	place = storage.Cursor{ID: id, Linked: linked}
	fits = isID && (isLinked || parts[1] == "")
	switch null := len(parts) == 2; {
	case by == nil: // and what follows is nothing, or spelled wrong
	case null:
		fits = fits && by.Nullable
	default:
		var isValue bool
		place.Value, isValue = readValue(by, parts[2])
		fits = fits && isValue
	}
	return place, fits
}

// appendPrefix appends what all cursors of an order begin with.
func appendPrefix(text []byte, kind *model.Kind, order storage.Order) []byte {
	field, direction := byID, "ASC"
	if order.Field != nil {
		field = order.Field.Name
	}
	if order.Descending {
		direction = "DESC"
	}
	text = append(append(text, kind.Name...), separator...)
	if order.Field != nil && order.Field.OfLink {
		text = append(text, ofLink...)
	}
	text = append(append(text, field...), separator...)
	return append(append(text, direction...), separator...)
}

// number reads an ID.
func number(s string) (id storage.ID, fits bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return storage.ID(n), err == nil && n > 0
}
