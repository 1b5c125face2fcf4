package storage

import (
	"errors"
	"fmt"
	"strings"
)

// ErrUnavailable says that the database cannot answer now, and may again later: it is locked, full, unreachable or
// shutting down. Nothing was changed, unless it is [ErrUncertain].
var ErrUnavailable = errors.New("the database is unavailable")

// ErrBusy is the [ErrUnavailable] of work that is heavy, and was not begun because the store has much of it to do already.
var ErrBusy = fmt.Errorf("%w: it has too much heavy work to do", ErrUnavailable)

// ErrUncertain is the [ErrUnavailable] of a change that was being committed when the database was lost: all of it was
// made, or nothing, and which of the two is not known.
var ErrUncertain = fmt.Errorf("%w, and it is not known whether the change was made", ErrUnavailable)

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

// ConflictError says that another object has a value of which no two objects have the same.
type ConflictError struct {
	// Field is the field's name.
	Field string
}

func (e *ConflictError) Error() string { return e.Field + " is the same as that of another object" }

// InvalidError says that a field's value cannot be stored.
type InvalidError struct {
	// Field is the field's name.
	Field string
	// Problem completes the sentence that the field's name begins.
	Problem string
}

func (e *InvalidError) Error() string { return e.Field + " " + e.Problem }
