package types

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/arguments"
)

// This file writes scalars as all answers have them, whoever writes the answer.

// AppendFloat writes a number as encoding/json does. It must be finite.
func AppendFloat(json []byte, number float64) []byte {
	const least, most = 1e-6, 1e21 // of what is written without an exponent
	if size := math.Abs(number); size == 0 || least <= size && size < most {
		return strconv.AppendFloat(json, number, 'f', -1, 64)
	}
	json = strconv.AppendFloat(json, number, 'e', -1, 64)
	if begin := len(json) - len("e-0n"); begin >= 0 && bytes.HasPrefix(json[begin:], []byte("e-0")) {
		json = append(json[:begin+len("e-")], json[len(json)-1])
	}
	return json
}

// MarshalFloat writes a number as [AppendFloat] does, and fails where it is not finite.
func MarshalFloat(number float64) graphql.ContextMarshaler {
	return graphql.ContextWriterFunc(func(_ context.Context, to io.Writer) error {
		if math.IsInf(number, 0) || math.IsNaN(number) {
			return errors.New("a Float must be finite")
		}
		_, err := to.Write(AppendFloat(nil, number))
		return err
	})
}

// UnmarshalFloat reads a number.
func UnmarshalFloat(ctx context.Context, given any) (float64, error) {
	return graphql.UnmarshalFloatContext(ctx, given)
}

// AppendDateTime writes a time as RFC 3339 does, in UTC, with those digits of a second that are needed.
func AppendDateTime(json []byte, t time.Time) []byte {
	return append(t.UTC().AppendFormat(append(json, '"'), time.RFC3339Nano), '"')
}

// MarshalDateTime writes a time as [AppendDateTime] does.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return graphql.WriterFunc(func(to io.Writer) { _, _ = to.Write(AppendDateTime(nil, t)) })
}

// UnmarshalDateTime reads a time.
func UnmarshalDateTime(given any) (time.Time, error) {
	text, _ := given.(string)
	t, fits := arguments.Time(text)
	if !fits {
		return time.Time{}, fmt.Errorf("%v is not a DateTime", given)
	}
	return t, nil
}
