package migration

import (
	"slices"

	"junction/model"
)

// narrower reports whether the old field may have values that the new one may not have.
func narrower(old, now *model.Field) bool {
	switch now.Type {
	case model.Text:
		return now.Min > old.Min || now.Max != 0 && (old.Max == 0 || now.Max < old.Max)
	case model.Enum:
		return slices.ContainsFunc(old.Values, func(value string) bool { return !slices.Contains(now.Values, value) })
	default:
		return now.Range != nil && narrowerRange(old, now)
	}
}

func narrowerRange(old, now *model.Field) bool {
	before := model.Range{}
	if old.Range != nil {
		before = model.Range{Min: as(now.Type, old.Type, old.Range.Min), Max: as(now.Type, old.Type, old.Range.Max)}
	}
	above := func(bound, other model.Value) bool {
		return !bound.Null() && (other.Null() || now.Type.Compare(bound, other) > 0)
	}
	below := func(bound, other model.Value) bool {
		return !bound.Null() && (other.Null() || now.Type.Compare(bound, other) < 0)
	}
	return above(now.Range.Min, before.Min) || below(now.Range.Max, before.Max)
}

// as is a number of one type as one of another.
func as(now, old model.Type, value model.Value) model.Value {
	if now == model.Float && old == model.Integer && !value.Null() {
		return model.FloatOf(float64(value.Integer()))
	}
	return value
}
