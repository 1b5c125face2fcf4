package web

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// longestText is how many bytes of a message, or of a name in a path, are told. The library's messages hold what they
// complain of, which may be all of a request.
const longestText = 300

// tellable are the errors of an answer as they are told: in the order of their paths, whichever field failed first; of
// more than an answer may hold, the last one says that there are; and none longer than people read.
func tellable(faults gqlerror.List, most int) gqlerror.List {
	type placed struct {
		*gqlerror.Error
		path string
	}
	all := make([]placed, len(faults))
	for i, fault := range faults {
		all[i] = placed{fault, fault.Path.String()}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return strings.Compare(a.path, b.path) })
	told := make(gqlerror.List, 0, min(len(all), most))
	for _, fault := range all {
		if len(told) == most-1 && len(all) > most {
			return append(told, &gqlerror.Error{
				Message:    "there are more errors than these",
				Extensions: map[string]any{"code": limitExceeded},
				Rule:       "errors",
			})
		}
		fault.Message = shortened(fault.Message)
		fault.Path = slices.Clone(fault.Path)
		for i, step := range fault.Path {
			if name, isName := step.(ast.PathName); isName {
				fault.Path[i] = ast.PathName(shortened(string(name)))
			}
		}
		told = append(told, fault.Error)
	}
	return told
}

// shortened is the beginning of a text that is too long.
func shortened(text string) string {
	if len(text) <= longestText {
		return text
	}
	end := longestText
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
