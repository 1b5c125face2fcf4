package web

import (
	"strings"
	"testing"
)

func TestQueriesAreKeptWithinBounds(t *testing.T) {
	t.Parallel()
	longest := strings.Repeat("x", longestKept)
	for _, test := range []struct {
		name         string
		most, length int
		added, kept  int
	}{
		{"few are all kept", 10, 100, 10, 10},
		{"of many, so many as there may be", 10, 100, 25, 10},
		{"of long ones, so many as there is room for", 1 << 20, longestKept, 1000, keptBytes / longestKept},
		{"of one that is too long, nothing", 10, longestKept + 1, 1, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a := AutomaticQueries(test.most).(*automatic)
			for i := range test.added {
				for range 2 {
					a.add(hexHash(longest[:i+1]), strings.Repeat("x", test.length))
				}
			}
			if a.queries.Len() != test.kept || a.bytes != test.kept*test.length {
				t.Errorf("%d are kept, with %d bytes; want %d", a.queries.Len(), a.bytes, test.kept)
			}
			if last := a.get(hexHash(longest[:test.added])); test.kept > 0 && len(last) != test.length {
				t.Errorf("the last is not")
			}
		})
	}
}
