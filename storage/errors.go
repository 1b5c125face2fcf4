package storage

import (
	"errors"
	"strconv"
	"strings"
)

// ErrUnavailable says that the database cannot answer now, and may again later: it is locked, full, unreachable or
// shutting down. Nothing was changed.
var ErrUnavailable = errors.New("the database is unavailable")

// NotFoundError says that objects which had to exist do not.
type NotFoundError struct {
	// Missing names every missing object once, in the order in which they were asked for, the owner first.
	Missing []Ref
}

func (e *NotFoundError) Error() string {
	names := make([]string, len(e.Missing))
	for i, ref := range e.Missing {
		names[i] = ref.String()
	}
	return "not found: " + strings.Join(names, ", ")
}

// InvalidError says that a field's value cannot be stored.
type InvalidError struct {
	// Field is the field's name: headline, title.
	Field string
	// Problem completes the sentence that the field's name begins.
	Problem string
}

func (e *InvalidError) Error() string { return e.Field + " " + e.Problem }

func itoa(n int) string { return strconv.Itoa(n) }
