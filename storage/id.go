package storage

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ID is an object's number, from 1 to 2^63 − 1, unique among the objects of its kind and never given again.
type ID int64

// Kind names a type of object.
type Kind string

// The kinds of object there are.
const (
	KindArticle     Kind = "Article"
	KindPublication Kind = "Publication"
)

// Kinds lists every kind there is.
var Kinds = []Kind{KindArticle, KindPublication}

// Ref is an object's global identity, written `Article:1`.
type Ref struct {
	Kind Kind
	ID   ID
}

// ErrNotRef says that a string is no [Ref].
var ErrNotRef = errors.New("not an ID")

// String writes a reference as [ParseRef] reads it.
func (r Ref) String() string {
	return string(r.Kind) + ":" + strconv.FormatInt(int64(r.ID), 10)
}

// ParseRef reads what [Ref.String] writes, and nothing else: a known kind, a colon, and a number from 1 to 2^63 − 1
// without sign or leading zero. Any other string is [ErrNotRef].
func ParseRef(s string) (Ref, error) {
	kind, number, found := strings.Cut(s, ":")
	if !found || !known(Kind(kind)) || number == "" || number[0] < '1' || number[0] > '9' {
		return Ref{}, fmt.Errorf("%w: %q", ErrNotRef, s)
	}
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return Ref{}, fmt.Errorf("%w: %q", ErrNotRef, s)
	}
	return Ref{Kind(kind), ID(id)}, nil
}

func known(kind Kind) bool {
	for _, k := range Kinds {
		if k == kind {
			return true
		}
	}
	return false
}
