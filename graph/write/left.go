package write

import (
	"bytes"

	"github.com/go-json-experiment/json/jsontext"
)

// left reads the answer of the executor to what plans left to it, in step with the writer: the same fields come in the same
// order. What it does not have, because an error made it null, is null in the whole answer, too.
type left struct{ *jsontext.Decoder }

func newLeft(data []byte) *left {
	return &left{jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))}
}

// begin begins an object or a list, or reports that there is null in its place.
func (l *left) begin() (null bool) {
	token, err := l.ReadToken()
	return err != nil || token.Kind() == 'n'
}

// end ends an object or a list. It reports whether it ends here.
func (l *left) end() bool {
	token, err := l.ReadToken()
	return err == nil && (token.Kind() == '}' || token.Kind() == ']')
}

// value reads the next value whole. It is good until the next call.
func (l *left) value() (text []byte, ok bool) {
	value, err := l.ReadValue()
	return value, err == nil
}

// skip passes over the next value, or over the name of an object's member.
func (l *left) skip() { _ = l.SkipValue() } // what follows tells a failure, too
