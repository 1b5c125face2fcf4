package model

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"time"
)

// Value is a field's value: null, as its zero is, or one of the field's type. Values of the same type can be compared by
// ==, but for floats that are not numbers.
type Value struct {
	text string // of a text or an enum
	bits int64  // of all others
	set  bool
}

// TextOf is the value of a text, or of an enum by its name.
func TextOf(text string) Value { return Value{text: text, set: true} }

// IntegerOf is the value of a whole number.
func IntegerOf(n int64) Value { return Value{bits: n, set: true} }

// FloatOf is the value of a number. A negative zero is zero.
func FloatOf(n float64) Value {
	return Value{bits: int64(math.Float64bits(n + 0)), set: true} //nolint:gosec // the same bits
}

// BooleanOf is the value of a truth.
func BooleanOf(is bool) Value {
	if is {
		return IntegerOf(1)
	}
	return IntegerOf(0)
}

// TimeOf is the value of a time, cut to microseconds.
func TimeOf(t time.Time) Value { return IntegerOf(t.UnixMicro()) }

// Null reports whether there is no value.
func (v Value) Null() bool { return !v.set }

// Text is the value of a text or an enum, and empty for null.
func (v Value) Text() string { return v.text }

// Integer is the value of a whole number, 0 or 1 for a boolean, the microseconds since 1970 of a time, and 0 for null.
func (v Value) Integer() int64 { return v.bits }

// Float is the value of a number, and 0 for null.
func (v Value) Float() float64 { return math.Float64frombits(uint64(v.bits)) } //nolint:gosec // the same bits

// Boolean is the value of a truth, and false for null.
func (v Value) Boolean() bool { return v.bits != 0 }

// Time is the value of a time, in UTC.
func (v Value) Time() time.Time { return time.UnixMicro(v.bits).UTC() }

// Holds reports whether a value that is not null can be stored, whatever the field: a float is a finite number.
func (t Type) Holds(value Value) bool {
	return !value.Null() && (t != Float || !math.IsNaN(value.Float()) && !math.IsInf(value.Float(), 0))
}

// Compare orders two values of a type as [cmp.Compare] does: texts by code point, false before true, and null behind all
// others.
func (t Type) Compare(a, b Value) int {
	switch {
	case a.Null() || b.Null():
		return cmp.Compare(order(a.set), order(b.set))
	case t == Text || t == Enum:
		return strings.Compare(a.text, b.text)
	case t == Float:
		return cmp.Compare(a.Float(), b.Float())
	}
	return cmp.Compare(a.bits, b.bits)
}

func order(isSet bool) int {
	if isSet {
		return 0
	}
	return 1
}

// String is for people who read tests and logs.
func (v Value) String() string {
	switch {
	case v.Null():
		return "null"
	case v.text != "" || v.bits == 0:
		return strconv.Quote(v.text)
	}
	return strconv.FormatInt(v.bits, 10)
}
