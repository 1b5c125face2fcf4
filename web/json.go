package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// readJSON reads one JSON value in valid UTF-8. Whole numbers become int64, so that no later step mistakes them for
// texts; a text with half of a surrogate pair is refused, because it could not be kept as it was given. Of members with
// the same name, the last counts.
func (l Limits) readJSON(text []byte) (any, error) {
	if !utf8.Valid(text) {
		return nil, badRequest("the JSON must be valid UTF-8")
	}
	decoder := jsontext.NewDecoder(bytes.NewBuffer(text), jsontext.AllowDuplicateNames(true))
	value, err := l.readValue(decoder)
	switch refused, is := errors.AsType[*refusal](err); {
	case is:
		return nil, refused
	case err != nil && hasLoneSurrogate(string(text)):
		return nil, badRequest("the JSON must not escape half of a surrogate pair")
	case err != nil:
		return nil, badRequest("the JSON is malformed")
	}
	if _, err := decoder.ReadToken(); !errors.Is(err, io.EOF) {
		return nil, badRequest("the JSON must be one value")
	}
	return value, nil
}

func (l Limits) readValue(from *jsontext.Decoder) (any, error) {
	token, err := from.ReadToken()
	if err != nil {
		return nil, err
	}
	switch token.Kind() {
	case jsontext.KindBeginObject:
		members := make(map[string]any)
		err = l.readInside(from, jsontext.KindEndObject, func() error {
			name, err := from.ReadToken()
			if err != nil {
				return err
			}
			key := name.String() // before the next token, which takes its place
			members[key], err = l.readValue(from)
			return err
		})
		return members, err
	case jsontext.KindBeginArray:
		elements := []any{}
		err = l.readInside(from, jsontext.KindEndArray, func() error {
			element, err := l.readValue(from)
			elements = append(elements, element)
			return err
		})
		return elements, err
	case jsontext.KindString:
		return token.String(), nil
	case jsontext.KindNumber:
		return number(token.String()), nil
	case jsontext.KindTrue:
		return true, nil
	case jsontext.KindFalse:
		return false, nil
	case jsontext.KindNull, jsontext.KindInvalid, jsontext.KindEndObject, jsontext.KindEndArray: // the others are errors
	}
	return nil, nil
}

// readInside reads, one after the other, what is inside an object or an array.
func (l Limits) readInside(from *jsontext.Decoder, end jsontext.Kind, one func() error) error {
	if from.StackDepth() > l.JSONDepth {
		return &refusal{
			http.StatusBadRequest, fmt.Sprintf("the JSON must not nest more than %d levels deep", l.JSONDepth), limitExceeded,
		}
	}
	for from.PeekKind() != end {
		if err := one(); err != nil {
			return err
		}
	}
	_, err := from.ReadToken()
	return err
}

// number is what a JSON number says: an int64 where it is whole, and else a float64, which is infinite where it is too
// large for one.
func number(text string) any {
	if whole, err := strconv.ParseInt(text, 10, 64); err == nil {
		return whole
	}
	const exactly = 1 << 53 // from where on a float64 leaves whole numbers out
	number, _ := strconv.ParseFloat(text, 64)
	if number == math.Trunc(number) && math.Abs(number) < exactly {
		return int64(number)
	}
	return number
}
