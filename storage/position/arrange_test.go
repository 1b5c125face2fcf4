package position_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"junction/storage/position"
)

func TestArrangingChangesWhatIsOutOfOrder(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ keys, want []string }{
		"nothing":                       {nil, nil},
		"what is in order":              {[]string{"a0", "a1", "a2"}, []string{"a0", "a1", "a2"}},
		"only new ones":                 {[]string{"", "", ""}, []string{"a0", "a1", "a2"}},
		"new ones at the end":           {[]string{"a0", "a7", "", ""}, []string{"a0", "a7", "a8", "a9"}},
		"new ones at the front":         {[]string{"", "", "a0"}, []string{"Z8", "Z9", "a0"}},
		"new ones in between":           {[]string{"a0", "", "", "a3"}, []string{"a0", "a0V", "a1", "a3"}},
		"the last one put in front":     {[]string{"a3", "a0", "a1", "a2"}, []string{"Z9", "a0", "a1", "a2"}},
		"the first one put at the end":  {[]string{"a1", "a2", "a3", "a0"}, []string{"a1", "a2", "a3", "a4"}},
		"one put between its neighbors": {[]string{"a0", "a2", "a1", "a3"}, []string{"a0", "a0V", "a1", "a3"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := position.Arrange(test.keys)
			if err != nil || !slices.Equal(got, test.want) {
				t.Errorf("Arrange(%q) is %q, %v; want %q", test.keys, got, err, test.want)
			}
		})
	}
}

// The fewest moves are found by trying all sets of members that stay.
func TestArrangingChangesAsFewAsCanBe(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ordered := several(t, "", "", 9)
		given := rapid.Permutation(ordered).Draw(t, "keys")
		for range rapid.IntRange(0, 4).Draw(t, "new") {
			given[rapid.IntRange(0, len(given)-1).Draw(t, "at")] = ""
		}
		got, err := position.Arrange(given)
		if err != nil {
			t.Fatal(err)
		}
		stay := 0
		for i := range got {
			if i > 0 && got[i-1] >= got[i] {
				t.Fatalf("%q is not in order", got)
			}
			if got[i] == given[i] {
				stay++
			}
		}
		for set := range 1 << len(given) {
			var some []string
			for i, key := range given {
				if set>>i&1 == 1 && key != "" {
					some = append(some, key)
				}
			}
			if slices.IsSorted(some) && len(some) > stay {
				t.Fatalf("%q is arranged as %q, though %q could stay", given, got, some)
			}
		}
	})
}
