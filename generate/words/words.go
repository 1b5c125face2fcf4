// Package words makes of names what a text says of them.
package words

import (
	"strings"
	"unicode"

	"junction/model"
)

// Noun is a kind as a text speaks of one of its objects: blog post, for BlogPost.
func Noun(of *model.Kind) string { return Spaced(of.Name) }

// Nouns is a kind as a text speaks of several of its objects.
func Nouns(of *model.Kind) string { return Spaced(of.Plural) }

// WithArticle is a noun behind its indefinite article: a blog post.
func WithArticle(noun string) string { return article(noun) + " " + noun }

// Spaced is a name as words.
func Spaced(name string) string {
	var text strings.Builder
	letters := []rune(name)
	for i, letter := range letters {
		begins := unicode.IsUpper(letter) && i > 0 &&
			(unicode.IsLower(letters[i-1]) || i+1 < len(letters) && unicode.IsLower(letters[i+1]))
		switch {
		case letter == '_':
			letter = ' '
		case begins:
			text.WriteByte(' ')
		}
		text.WriteRune(unicode.ToLower(letter))
	}
	return text.String()
}

// article is the indefinite article of a noun, by what most nouns with such a beginning sound like.
func article(noun string) string {
	for _, consonant := range []string{"uni", "use", "usa", "uti", "ute", "eu", "one", "once", "ur"} {
		if strings.HasPrefix(noun, consonant) {
			return "a"
		}
	}
	for _, silent := range []string{"hour", "honest", "honor", "honour", "heir"} {
		if strings.HasPrefix(noun, silent) {
			return "an"
		}
	}
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an"
	}
	return "a"
}

// Sentence begins a text with a capital letter.
func Sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// List names kinds one after the other: articles and publications.
func List(kinds []*model.Kind) string {
	var text strings.Builder
	for i, kind := range kinds {
		switch {
		case i > 0 && i == len(kinds)-1:
			text.WriteString(" and ")
		case i > 0:
			text.WriteString(", ")
		}
		text.WriteString(Nouns(kind))
	}
	return text.String()
}
