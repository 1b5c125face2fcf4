package storage

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"junction/model"
)

// Ref is an object's global identity, written `Person:1`.
type Ref struct {
	Kind *model.Kind
	ID   ID
}

// ErrNotRef says that a string is no [Ref].
var ErrNotRef = errors.New("not an ID")

// String writes a reference as [ParseRef] reads it.
func (r Ref) String() string {
	return r.Kind.Name + ":" + strconv.FormatInt(int64(r.ID), 10)
}

// ParseRef reads what [Ref.String] writes, also by a kind's former name, and nothing else: a kind of the model, a colon, and a number from 1 to 2^63 − 1
// without sign or leading zero. Any other string is [ErrNotRef].
func ParseRef(of *model.Model, s string) (Ref, error) {
	name, number, found := strings.Cut(s, ":")
	kind := kindCalled(of, name)
	if !found || kind == nil || number == "" || number[0] < '1' || number[0] > '9' {
		return Ref{}, fmt.Errorf("%w: %q", ErrNotRef, s)
	}
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return Ref{}, fmt.Errorf("%w: %q", ErrNotRef, s)
	}
	return Ref{kind, ID(id)}, nil
}

// kindCalled is the kind with a name, or that had it, or nil.
func kindCalled(of *model.Model, name string) *model.Kind {
	if kind := of.Kind(name); kind != nil || name == "" {
		return kind
	}
	for _, kind := range of.Kinds {
		if kind.Was == name {
			return kind
		}
	}
	return nil
}
