package types_test

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"junction/graph/types"
)

func TestFloatsAreWrittenAsByTheStandardLibrary(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(
			rapid.Float64(), rapid.Float64Range(-1e-5, 1e-5), rapid.SampledFrom([]float64{0, 3, 1e-6, 9.99e-7, 1e-7, 1e21, 1e20, -1e100, 5e-324}),
		).Draw(t, "number")
		want, err := json.Marshal(number)
		if err != nil {
			t.Fatal(err)
		}
		if have := types.AppendFloat([]byte("x"), number); string(have) != "x"+string(want) {
			t.Fatalf("%v is written as %s, not %s", number, have, want)
		}
	})
}

func TestTimesAreReadAsTheyWereWritten(t *testing.T) {
	t.Parallel()
	const first, last = -62167219200000000, 253402300799999999 // the years from 0000 to 9999
	rapid.Check(t, func(t *rapid.T) {
		at := time.UnixMicro(rapid.Int64Range(first, last).Draw(t, "microseconds"))
		var text string
		if err := json.Unmarshal(types.AppendDateTime(nil, at), &text); err != nil {
			t.Fatal(err)
		}
		if read, err := types.UnmarshalDateTime(text); err != nil || !read.Equal(at) {
			t.Fatalf("%v is written as %s, and read as %v, %v", at, text, read, err)
		}
	})
}
