package storagetest

import (
	"strconv"
	"strings"

	"junction/model"
)

// fitting is a valid value of a field.
func fitting(field *model.Field) model.Value {
	switch field.Type {
	case model.Text:
		return model.TextOf(strings.Repeat("a", max(1, field.Min)))
	case model.Enum:
		return model.TextOf(field.Values[0])
	default:
		return fittingNumber(field)
	}
}

// fittingNumber is zero, or what of the field's range is nearest to it.
func fittingNumber(field *model.Field) model.Value {
	zero := model.IntegerOf(0) // which has the same bits as any other zero
	switch bounds := field.Range; {
	case bounds == nil:
		return zero
	case !bounds.Min.Null() && field.Type.Compare(zero, bounds.Min) < 0:
		return bounds.Min
	case !bounds.Max.Null() && field.Type.Compare(zero, bounds.Max) > 0:
		return bounds.Max
	default:
		return zero
	}
}

// distinct is the value of a field with a number from 1, which no other number has. A text needs room for it, and so does a
// range.
func distinct(field *model.Field, n int64) model.Value {
	least := fitting(field)
	switch field.Type {
	case model.Text:
		return model.TextOf(least.Text() + strconv.FormatInt(n, 36))
	case model.Float:
		return model.FloatOf(least.Float() + float64(n))
	default:
		return model.IntegerOf(least.Integer() + n)
	}
}
