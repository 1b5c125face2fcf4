package model

import (
	"errors"
	"math"

	"github.com/99designs/gqlgen/graphql"
)

// MarshalInt writes a number.
func MarshalInt(n int) graphql.Marshaler { return graphql.MarshalInt(n) }

// UnmarshalInt reads a number as GraphQL has it: whole, of 32 bits, and not written as a text.
func UnmarshalInt(given any) (int, error) {
	if n, whole := given.(int64); whole && n >= math.MinInt32 && n <= math.MaxInt32 {
		return int(n), nil
	}
	return 0, errors.New("must be a whole number of 32 bits")
}
