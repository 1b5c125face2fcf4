package migration

import (
	"fmt"
	"slices"
)

// rename gives something another name. Nothing else in its namespace may have that name then.
type rename struct {
	namespace, from, to string
	statement           string // with %[1]s for the first name and %[2]s for the second
}

// ordered returns the statements of renames in an order in which each name is free when it is given. What exchanges
// names gets a third one in between.
func ordered(renames []rename) (statements []string) {
	left := slices.DeleteFunc(slices.Clone(renames), func(r rename) bool { return r.from == r.to })
	for len(left) > 0 {
		i := slices.IndexFunc(left, func(r rename) bool {
			return !slices.ContainsFunc(left, func(other rename) bool { return other.namespace == r.namespace && other.from == r.to })
		})
		if i >= 0 {
			statements = append(statements, fmt.Sprintf(left[i].statement, left[i].from, left[i].to))
			left = slices.Delete(left, i, i+1)
			continue
		}
		between := left[0].from + unused
		statements = append(statements, fmt.Sprintf(left[0].statement, left[0].from, between))
		left[0].from = between
	}
	return statements
}

// unused ends the names of what is there for a while. A model's own names have no two underscores.
const unused = "__new"
