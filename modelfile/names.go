package modelfile

import (
	"regexp"

	"github.com/vektah/gqlparser/v2/ast"
)

// nameForm is what names of some sort look like.
type nameForm struct {
	what    string
	pattern *regexp.Regexp
	rule    string
}

// The forms of names. What Go, SQL and GraphQL make of such names never meets by its spelling.
var (
	typeName  = nameForm{"a type's name", regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`), "a capital, then letters and digits, such as BlogPost"}
	fieldName = nameForm{"a field's name", regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`), "a small letter, then letters and digits, such as bornAt"}
	valueName = nameForm{"an enum value's name", regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`), "a letter, then letters, digits and underscores, such as ON_SALE"}
	tableName = nameForm{"a table's name", regexp.MustCompile(`^[a-z][a-z0-9_]*$`), "a small letter, then small letters, digits and underscores, such as blog_post"}
)

// longestName is how many characters a name in a file may have, so that those made of it stay readable.
const longestName = 40

// checkName looks at the form of a name, and reports whether it is good.
func (r *reader) checkName(at *ast.Position, name string, form nameForm) bool {
	switch {
	case len(name) > longestName:
		r.add(at, "%s has %d characters at most; write a shorter one than %s", form.what, longestName, name)
	case !form.pattern.MatchString(name):
		r.add(at, "%q cannot be %s; write %s", name, form.what, form.rule)
	default:
		return true
	}
	return false
}
