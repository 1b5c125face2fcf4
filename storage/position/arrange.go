package position

import (
	"slices"
	"sort"
)

// Arrange returns the keys of a list that is put in order, given those that its members have, where an empty one stands for
// a new member. It changes as few of them as can be. The error is [ErrFull] where there is no room for what it changes.
func Arrange(keys []string) ([]string, error) {
	arranged := slices.Clone(keys)
	low, behind := "", 0 // the last key that stays, and the place behind it
	for _, at := range append(longest(keys), len(keys)) {
		high := ""
		if at < len(keys) {
			high = keys[at]
		}
		between, err := Between(low, high, at-behind)
		if err != nil {
			return nil, err
		}
		copy(arranged[behind:], between)
		low, behind = high, at+1
	}
	return arranged, nil
}

// longest are the places of the longest subsequence of keys that ascends. Of all sequences of some length that were found
// so far, it remembers the one that ends with the lowest key.
func longest(keys []string) []int {
	var ends []int // the places where they end, by length
	before := make([]int, len(keys))
	for at, key := range keys {
		if key == "" {
			continue
		}
		length := sort.Search(len(ends), func(i int) bool { return keys[ends[i]] >= key })
		if length > 0 {
			before[at] = ends[length-1]
		}
		if length == len(ends) {
			ends = append(ends, 0)
		}
		ends[length] = at
	}
	places := make([]int, len(ends))
	for i := len(places) - 1; i >= 0; i-- {
		if places[i] = ends[i]; i < len(places)-1 {
			places[i] = before[places[i+1]]
		}
	}
	return places
}
