package storage

import (
	"strings"
	"unicode/utf8"
)

// Article is an article, which appears in any number of publications.
type Article struct {
	ID       ID
	Headline string
}

// Publication is a publication, in which any number of articles appear.
type Publication struct {
	ID    ID
	Title string
}

// The most characters (code points) that a text may hold.
const (
	MaxHeadline = 100
	MaxTitle    = 30
)

// Node is any object with a global identity.
type Node interface {
	// Ref is the object's global identity.
	Ref() Ref
	// GlobalID is [Node.Ref] as a string.
	GlobalID() string
}

// Ref is the article's global identity.
func (a Article) Ref() Ref { return Ref{KindArticle, a.ID} }

// GlobalID is the article's global identity as a string.
func (a Article) GlobalID() string { return a.Ref().String() }

// Validate reports a headline that cannot be stored as an [*InvalidError].
func (a Article) Validate() error { return validateText("headline", a.Headline, MaxHeadline) }

// Ref is the publication's global identity.
func (p Publication) Ref() Ref { return Ref{KindPublication, p.ID} }

// GlobalID is the publication's global identity as a string.
func (p Publication) GlobalID() string { return p.Ref().String() }

// Validate reports a title that cannot be stored as an [*InvalidError].
func (p Publication) Validate() error { return validateText("title", p.Title, MaxTitle) }

// validateText holds a text to 1 to most characters, not all of them Unicode white space, in UTF-8, without U+0000.
func validateText(field, text string, most int) error {
	switch {
	case !utf8.ValidString(text):
		return &InvalidError{Field: field, Problem: "must be valid UTF-8"}
	case strings.ContainsRune(text, 0):
		return &InvalidError{Field: field, Problem: "must not hold the character U+0000"}
	case strings.TrimSpace(text) == "":
		return &InvalidError{Field: field, Problem: "must not be empty or only white space"}
	case utf8.RuneCountInString(text) > most:
		return &InvalidError{Field: field, Problem: "must not be longer than " + itoa(most) + " characters"}
	}
	return nil
}
