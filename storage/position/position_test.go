package position_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"junction/storage/position"
)

// between is the one key between two.
func between(t rapid.TB, low, high string) string {
	t.Helper()
	return several(t, low, high, 1)[0]
}

func several(t rapid.TB, low, high string, n int) []string {
	t.Helper()
	keys, err := position.Between(low, high, n)
	if err != nil {
		t.Fatalf("Between(%q, %q, %d): %v", low, high, n, err)
	}
	return keys
}

// Migrations write these keys, too.
func TestKeysOfANewListCount(t *testing.T) {
	t.Parallel()
	keys := several(t, "", "", 1001)
	for n, want := range map[int]string{0: "a0", 9: "a9", 10: "b10", 99: "b99", 100: "c100", 1000: "d1000"} {
		if keys[n] != want {
			t.Errorf("key %d is %q, want %q", n, keys[n], want)
		}
	}
	keys = several(t, "", "a0", 111)
	for n, want := range map[int]string{1: "Z9", 10: "Z0", 11: "Y89", 100: "Y00", 101: "X899", 111: "X889"} {
		if got := keys[len(keys)-n]; got != want {
			t.Errorf("key %d is %q, want %q", -n, got, want)
		}
	}
}

func TestKeysBetween(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ low, high, want string }{
		{"", "", "a0"},
		{"a9", "", "b10"},
		{"a9V", "", "b10"},
		{"", "a0", "Z9"},
		{"", "b10V", "a9"},
		{"a0", "a9", "a4"},
		{"Z9", "a1", "a0"},
		{"a1", "a2V", "a2"},
		{"a1", "a2", "a1V"},
		{"a1V", "a2", "a1k"},
		{"a1z", "a2", "a1zV"},
		{"a1", "a10", "a1-V"},
		{"a13", "a14V", "a14"},
		{"a13z", "a14", "a13zV"},
		{"a11", "a16", "a13"},
	} {
		if got := between(t, test.low, test.high); got != test.want {
			t.Errorf("between %q and %q is %q, want %q", test.low, test.high, got, test.want)
		}
	}
}

// keys are any keys that there may be, some of which are near each other.
var keys = rapid.Custom(func(t *rapid.T) string {
	number := rapid.OneOf(rapid.IntRange(-12, 12), rapid.IntRange(-1e15, 1e15)).Draw(t, "number")
	whole := several(t, "", "", 1)[0]
	switch {
	case number > 0:
		whole = last(several(t, wholeBefore(number), "", 1))
	case number < 0:
		whole = between(t, "", wholeBefore(number+2))
	}
	return whole + rapid.StringMatching(`([-0z]{0,3}[0Vz]|[-0-9A-Z_a-z]{0,20}[0-9A-Z_a-z])?`).Draw(t, "fraction")
})

func last(keys []string) string { return keys[len(keys)-1] }

// wholeBefore is the key of the number before another one.
func wholeBefore(number int) string {
	if number--; number >= 0 {
		digits := fmt.Sprint(number)
		return string(rune('a'+len(digits)-1)) + digits
	}
	digits := []byte(fmt.Sprint(-number - 1))
	for i := range digits {
		digits[i] = '0' + '9' - digits[i]
	}
	return string(rune('Z'-len(digits)+1)) + string(digits)
}

func TestThereAreKeysBetweenAnyTwo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		bounds := rapid.SliceOfNDistinct(keys, 2, 2, rapid.ID).Draw(t, "bounds")
		slices.Sort(bounds)
		n := rapid.IntRange(1, 40).Draw(t, "n")
		for _, open := range []struct{ low, high string }{{bounds[0], bounds[1]}, {bounds[0], ""}, {"", bounds[1]}} {
			made := several(t, open.low, open.high, n)
			if len(made) != n || open.low >= made[0] || open.high != "" && last(made) >= open.high {
				t.Fatalf("%d keys between %q and %q are %q", n, open.low, open.high, made)
			}
			for i := 1; i < n; i++ {
				if made[i-1] >= made[i] {
					t.Fatalf("%q comes before %q", made[i-1], made[i])
				}
			}
		}
	})
}

// fraction is what stands behind the whole number.
func fraction(key string) string {
	if key[0] <= 'Z' {
		return key['Z'-key[0]+2:]
	}
	return key[key[0]-'a'+2:]
}

// A list stays in its order whatever is moved in it, and no key is longer than the documentation says.
func TestAListStaysInOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		list, made := several(t, "", "", 2), 0
		gap := rapid.IntRange(1, 3).Draw(t, "gap") // moves into a few gaps make the longest keys
		for range rapid.IntRange(0, 200).Draw(t, "moves") {
			if away := rapid.IntRange(0, len(list)+3).Draw(t, "away"); away < len(list) && len(list) > 2 {
				list = slices.Delete(list, away, away+1)
			}
			at := rapid.IntRange(0, min(gap, len(list))).Draw(t, "at")
			low, high := "", ""
			if at > 0 {
				low = list[at-1]
			}
			if at < len(list) {
				high = list[at]
			}
			key := between(t, low, high)
			made++
			list = slices.Insert(list, at, key)
			if longest := (made + 5) / 6; len(fraction(key)) > longest {
				t.Fatalf("key %d is %q, want a fraction of %d characters at most", made, key, longest)
			}
		}
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Fatalf("not in order: %q", list)
		}
	})
}

func TestAppendingAMillionKeys(t *testing.T) {
	t.Parallel()
	const million = 1_000_000
	low, high := "a0", "a0"
	for range million {
		after, before := between(t, low, ""), between(t, "", high)
		if after <= low || before >= high {
			t.Fatalf("%q is appended to %q, %q put before %q", after, low, before, high)
		}
		low, high = after, before
	}
	if low != "g1000000" || high != "U000000" {
		t.Errorf("the millionth keys are %q and %q", low, high)
	}
}

// The gap is halved each time: above the key that was made last, below it, or in turn.
func TestMovesIntoOneGap(t *testing.T) {
	t.Parallel()
	for name, above := range map[string]func(move int) bool{
		"always behind what was moved last": func(int) bool { return true },
		"always before what was moved last": func(int) bool { return false },
		"in turn":                           func(move int) bool { return move%2 == 0 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			low, high := "a0", "a1"
			for move := 1; ; move++ {
				made, err := position.Between(low, high, 1)
				if errors.Is(err, position.ErrFull) {
					if move < 14_000 {
						t.Errorf("there is no room for move %d", move)
					}
					return
				}
				if err != nil || made[0] <= low || made[0] >= high {
					t.Fatalf("move %d between %q and %q: %q, %v", move, low, high, made, err)
				}
				if move == 10_000 && len(made[0]) > 1700 {
					t.Errorf("%d moves make a key of %d bytes", move, len(made[0]))
				}
				if above(move) {
					low = made[0]
				} else {
					high = made[0]
				}
			}
		})
	}
}

func TestWhatIsNoKey(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"a", "b5", "b05", "ax", "a-1", "a0-", "a0V-", "a0 ", "a0é", "0", "[0", "`0", "A", "Z", "Y95", "Zx", "t10000000000000000000",
	} {
		for _, bounds := range [][2]string{{text, ""}, {"", text}} {
			if keys, err := position.Between(bounds[0], bounds[1], 1); err == nil {
				t.Errorf("Between(%q) is %q, want an error", bounds, keys)
			}
		}
	}
	for _, bounds := range [][2]string{{"a1", "a1"}, {"a2", "a1"}, {"a0V", "a0"}} {
		if keys, err := position.Between(bounds[0], bounds[1], 1); err == nil {
			t.Errorf("Between(%q) is %q, want an error", bounds, keys)
		}
	}
}
