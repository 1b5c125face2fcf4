package modelfile

import (
	"regexp"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// nameForm is what names of some sort look like.
type nameForm struct {
	what    string
	pattern *regexp.Regexp
	rule    string
	mended  func(name string) string // a name of the form, if it can be made
}

// The forms of names. What Go, SQL and GraphQL make of such names never meets by its spelling.
var (
	typeName = &nameForm{
		"a type's name", regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`), "a capital, then letters and digits",
		func(name string) string { return upper(camel(name)) },
	}
	fieldName = &nameForm{
		"a field's name", regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`), "a small letter, then letters and digits",
		func(name string) string { return lower(camel(name)) },
	}
	valueName = &nameForm{
		"the name of an enum's value", regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`), "a letter, then letters, digits and underscores",
		func(name string) string { return strings.Trim(name, "_") },
	}
	tableName = &nameForm{
		"a table's name", regexp.MustCompile(`^[a-z][a-z0-9_]*$`), "a small letter, then small letters, digits and underscores",
		func(name string) string { return snake(camel(name)) },
	}
)

// longestName is how many characters a name in a file may have, so that those made of it stay readable.
const longestName = 40

// checkName looks at the form of a name, and reports whether it is good.
func (r *reader) checkName(at *ast.Position, name string, form *nameForm) bool {
	switch mended := form.mended(name); {
	case len(name) > longestName:
		r.add(at, "%s has %d characters at most; write a shorter one than %s", form.what, longestName, name)
	case form.pattern.MatchString(name):
		return true
	case form.pattern.MatchString(mended):
		r.add(at, "%s is %s; write %s in the place of %q", form.what, form.rule, mended, name)
	default:
		r.add(at, "%q cannot be %s; write %s", name, form.what, form.rule)
	}
	return false
}
