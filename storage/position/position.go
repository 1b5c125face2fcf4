// Package position makes the keys of an order that people make by hand. Keys are texts that are compared by their bytes.
// There is one between any two of them, as in fractional indexing, so what is moved gets a new key and nothing else does.
//
// A key is a whole number, behind which a fraction may stand. The number begins with a letter that says how many digits
// it has, so that longer numbers come behind shorter ones: a0 to a9, b10 to b99, c100. Below a0, letters and digits run
// the other way: Z9 is −1, Z0 is −10, and Y89 is −11. A fraction has digits of base 64, and does not end with the lowest.
//
// At the ends of a list keys are whole numbers: the millionth that is appended has seven digits. In between, a key is the
// one that the fewest halvings of the gap lead to. As such keys are a binary tree, of which none is made before the one
// above it, n keys that are made in a gap have at most n/6 characters of a fraction, rounded up, whatever was taken away
// meanwhile. So 10,000 moves next to what was moved last make keys of less than 1,700 characters, and as many moves to
// different places make keys of a handful.
package position

import (
	"errors"
	"fmt"
)

// Longest is how many bytes a key has at most. An index of PostgreSQL's holds that much beside two IDs. It takes more than
// 14,000 moves into one gap to get there.
const Longest = 2500

// ErrFull says that the next key between two would be longer than [Longest].
var ErrFull = errors.New("there is no room between these positions")

// Between returns n keys in ascending order, above low and below high, of which either may be empty for no bound. The
// error is [ErrFull] where there is no room for them.
func Between(low, high string, n int) ([]string, error) {
	from, err := parse(low)
	if err != nil {
		return nil, err
	}
	to, err := parse(high)
	if err != nil {
		return nil, err
	}
	keys := make([]string, n)
	switch {
	case high == "":
		first := from.number + 1
		if low == "" {
			first = 0
		}
		for i := range keys {
			keys[i] = key{number: first + int64(i)}.String()
		}
	case low == "":
		for i := range keys {
			keys[i] = key{number: to.number - int64(n-i)}.String()
		}
	case low >= high:
		return nil, fmt.Errorf("position %q does not come before %q", low, high)
	default:
		return keys, fill(keys, from, to)
	}
	return keys, nil
}

// fill makes keys between two. It begins in the middle, which keeps them short.
func fill(keys []string, low, high key) error {
	if len(keys) == 0 {
		return nil
	}
	half := len(keys) / 2
	middle := between(low, high)
	if keys[half] = middle.String(); len(keys[half]) > Longest {
		return ErrFull
	}
	if err := fill(keys[:half], low, middle); err != nil {
		return err
	}
	return fill(keys[half+1:], middle, high)
}

// between is a key between two.
func between(low, high key) key {
	switch gap := high.number - low.number; {
	case gap > 1:
		return key{number: low.number + gap/2}
	case gap == 1 && high.fraction != "":
		return key{number: high.number}
	case gap == 1:
		return key{low.number, middle(low.fraction, "")}
	default:
		return key{low.number, middle(low.fraction, high.fraction)}
	}
}
