package arguments

import (
	"strconv"
	"strings"
)

// Error says why a value cannot be used.
type Error struct {
	// Place names the value: where.headline.in[0].
	Place string
	// Problem completes the sentence that the place begins.
	Problem string
}

func (e *Error) Error() string { return e.Place + " " + e.Problem }

// Few values are wrong. So a place is spelled out only for those that are, from the inside out, on the way back to the
// argument or the variable.

// step leads from an object to a member, by its name, or from a list to an element.
type step struct {
	member  string
	element int
}

// before is the place where the step leads, from where another place is seen.
func (s step) before(place string) string {
	if s.member != "" {
		return "." + s.member + place
	}
	return "[" + strconv.Itoa(s.element) + "]" + place
}

// behind puts a step before the place of an error.
func (e *Error) behind(at step) *Error {
	if e != nil {
		e.Place = at.before(e.Place)
	}
	return e
}

// outermost is a place that nothing stands before.
func outermost(place string) string { return strings.TrimPrefix(place, ".") }
