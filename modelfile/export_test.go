package modelfile

import (
	"maps"
	"slices"
)

// Reserved are the words that are no names in SQL, and names that statements give.
func Reserved() []string { return append(slices.Sorted(maps.Keys(reserved)), "t1", "few", "linked") }
