package modelfile

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/gertd/go-pluralize"
)

// english knows the plurals of English words. It never changes what it says of one, or names would change.
var english = pluralize.NewClient()

// plural is the plural of a name, by its last word: blogPosts for blogPost.
func plural(name string) string { return english.Plural(name) }

// singular is the singular of a name, by its last word.
func singular(name string) string { return english.Singular(name) }

// lower is a type's name as that of a field: blogPost for BlogPost.
func lower(name string) string {
	return strings.ToLower(name[:min(1, len(name))]) + name[min(1, len(name)):]
}

// upper is a field's name as a part of others: Publications, for addPublications.
func upper(name string) string {
	return strings.ToUpper(name[:min(1, len(name))]) + name[min(1, len(name)):]
}

// camel is a name of several words as one without spaces or underscores: bornAt for born_at.
func camel(name string) string {
	var text strings.Builder
	for i, word := range strings.FieldsFunc(name, func(letter rune) bool { return strings.ContainsRune(" _-", letter) }) {
		if i > 0 {
			word = upper(word)
		}
		text.WriteString(word)
	}
	return text.String()
}

// snake is a name as SQL has them: blog_post for BlogPost, url_path for URLPath.
func snake(name string) string {
	var text strings.Builder
	letters := []rune(name)
	for i, letter := range letters {
		endsWord := i > 0 && !unicode.IsUpper(letters[i-1]) && letters[i-1] != '_'
		beginsWord := i > 0 && i+1 < len(letters) && unicode.IsUpper(letters[i-1]) && unicode.IsLower(letters[i+1])
		if unicode.IsUpper(letter) && (endsWord || beginsWord) {
			text.WriteByte('_')
		}
		text.WriteRune(unicode.ToLower(letter))
	}
	return text.String()
}

// column is a name as that of a table or a column. A word that is taken in SQL gets an underscore.
func column(name string) string {
	if name := snake(name); !isTaken(name) {
		return name
	}
	return snake(name) + "_"
}

// alias is what the names look like that statements give to tables and to what they compute.
var alias = regexp.MustCompile(`^(t[0-9]+|few|linked)$`)

// isTaken reports whether a name in lower case cannot be that of a table or a column.
func isTaken(name string) bool { return reserved[name] || alias.MatchString(name) }
