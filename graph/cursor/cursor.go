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

// Inside its base64, a cursor is five fields and then the text, which may hold anything:
//
//	Article:headline:ASC:7::NASA uses Python
//
// The fifth is the linked ID, if there is one; the second is ID for an order by ID, which has no text.
const (
	fields    = 6
	separator = ":"
	byID      = "ID"
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
	plain := appendPrefix(make([]byte, 0, longest), kind, order)
	plain = strconv.AppendInt(plain, int64(place.ID), 10)
	plain = append(plain, separator...)
	if place.Linked != 0 {
		plain = strconv.AppendInt(plain, int64(place.Linked), 10)
	}
	plain = append(plain, separator...)
	plain = append(plain, place.Value.Text()...)
	return strict.AppendEncode(text, plain)
}

// Decode reads what [Encode] wrote for this kind and order. The error is [ErrMalformed] or [ErrOtherOrder].
func Decode(kind *model.Kind, order storage.Order, s string) (storage.Cursor, error) {
	if strings.ContainsAny(s, "\r\n") { // which the decoder would skip
		return storage.Cursor{}, ErrMalformed
	}
	plain, err := strict.DecodeString(s)
	if err != nil || !utf8.Valid(plain) || strings.ContainsRune(string(plain), 0) {
		return storage.Cursor{}, ErrMalformed
	}
	parts := strings.SplitN(string(plain), separator, fields)
	if len(parts) != fields {
		return storage.Cursor{}, ErrMalformed
	}
	if !bytes.HasPrefix(plain, appendPrefix(nil, kind, order)) {
		return storage.Cursor{}, ErrOtherOrder
	}
	var place storage.Cursor
	if place.ID, err = number(parts[3]); err != nil {
		return storage.Cursor{}, err
	}
	if parts[4] != "" {
		if place.Linked, err = number(parts[4]); err != nil {
			return storage.Cursor{}, err
		}
	}
	switch text := parts[5]; {
	case order.Field != nil:
		place.Value = model.TextOf(text)
	case text != "":
		return storage.Cursor{}, ErrMalformed
	}
	return place, nil
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
	for _, part := range [...]string{kind.Name, field, direction} {
		text = append(append(text, part...), separator...)
	}
	return text
}

// number reads an ID as it is written: without sign or leading zero.
func number(s string) (storage.ID, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 1 || s[0] < '1' || s[0] > '9' {
		return 0, ErrMalformed
	}
	return storage.ID(n), nil
}
