package web

import (
	"encoding/json"
	"math"
)

// exactly is where a float64 begins to leave whole numbers out.
const exactly = 1 << 53

// isWhole reports whether a float64 is a whole number, and no other number could have been rounded to it.
func isWhole(number float64) bool { return number == math.Trunc(number) && math.Abs(number) < exactly }

// wholeNumbers turns the numbers inside a value into int64 where they are whole. It is not exact where one of them is so
// large that it may have been rounded.
func wholeNumbers(value any) (plain any, exact bool) {
	exact = true
	switch v := value.(type) {
	case map[string]any:
		for key, member := range v {
			turned, is := wholeNumbers(member)
			v[key], exact = turned, exact && is
		}
	case []any:
		for i, element := range v {
			turned, is := wholeNumbers(element)
			v[i], exact = turned, exact && is
		}
	case float64:
		if isWhole(v) {
			return int64(v), true
		}
		return v, math.Abs(v) < exactly
	}
	return value, exact
}

// plainNumbers turns the numbers inside a value into int64 where they are whole, and else into float64.
func plainNumbers(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for key, member := range v {
			v[key] = plainNumbers(member)
		}
	case []any:
		for i, element := range v {
			v[i] = plainNumbers(element)
		}
	case json.Number:
		if whole, err := v.Int64(); err == nil {
			return whole
		}
		number, err := v.Float64()
		if err == nil && isWhole(number) {
			return int64(number)
		}
		return number
	}
	return value
}
