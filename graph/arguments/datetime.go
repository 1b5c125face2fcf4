package arguments

import (
	"strings"
	"time"
)

// DateTime is the name of the scalar for times.
const DateTime = "DateTime"

// Time reads a value of the scalar [DateTime], and reports whether it is one: a time as RFC 3339 writes it, with an
// offset, whose year in UTC has four digits. What goes past nanoseconds is cut off.
func Time(text string) (t time.Time, fits bool) {
	if err := t.UnmarshalText([]byte(text)); err != nil { // which is strict, unlike time.Parse
		return time.Time{}, false
	}
	t = t.UTC()
	return t, t.Year() >= 0 && t.Year() <= 9999
}

// FractionDigits counts the digits of a second in a value of the scalar [DateTime].
func FractionDigits(text string) int {
	_, fraction, _ := strings.Cut(text, ".")
	return len(fraction) - len(strings.TrimLeft(fraction, "0123456789"))
}
