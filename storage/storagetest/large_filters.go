package storagetest

import (
	"fmt"
	"slices"
	"testing"

	"junction/model"
	"junction/storage"
)

func (s suite) largeFilters(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	texts := []string{"a", "b", "c", "d", "e"}
	near := f.near.named(t, texts...)
	far := f.far.named(t, "x", "y")
	f.link(t, near["b"], far["x"])
	f.link(t, near["d"], far["x"], far["y"])

	const n = 900
	values := repeated(n, "value %d")
	is := func(i int) storage.Filter { return f.near.is(values[i]) }
	isNot := func(i int) storage.Filter { return f.near.compare(storage.NotEqual, values[i]) }
	members := func(leaf func(int) storage.Filter, extra storage.Filter) []storage.Filter {
		filters := make([]storage.Filter, n)
		for i := range filters {
			filters[i] = leaf(i)
		}
		return append(filters, extra)
	}
	or := func(filters []storage.Filter) storage.Filter { return storage.Or(filters) }
	and := func(filters []storage.Filter) storage.Filter { return storage.And(filters) }
	manyIDs := storage.IDIn{near["e"], near["b"]}
	for i := range storage.ID(20_000) { // half of them the same
		manyIDs = append(manyIDs, unknown+i, near["b"])
	}
	tests := []struct {
		name  string
		where storage.Filter
		want  []string
	}{
		{"an Or of 900", storage.Or(members(is, f.near.is("c"))), []string{"c"}},
		{"an And of 900", storage.And(members(isNot, f.near.is("c"))), []string{"c"}},
		{"a balanced tree of 900 under Or", balanced(members(is, f.near.is("c")), or), []string{"c"}},
		{"a balanced tree of 900 under And", balanced(members(isNot, f.near.is("c")), and), []string{"c"}},
		{
			"an Or of 900 below a Some",
			f.near.some(storage.Or(slices.Repeat([]storage.Filter{f.far.is("y")}, n))),
			[]string{"d"},
		},
		{"90 Nots", nested(90, f.near.is("c"), negate), []string{"c"}},
		{"91 Nots", nested(91, f.near.is("c"), negate), []string{"a", "b", "d", "e"}},
		{
			"40 levels of And and Or",
			nested(20, f.near.is("c"), func(filter storage.Filter) storage.Filter {
				return storage.And{storage.Or{filter, is(0)}, isNot(0)}
			}),
			[]string{"c"},
		},
		{
			"20 levels across the relation",
			f.near.some(nested(10, f.far.is("y"), func(filter storage.Filter) storage.Filter {
				return f.far.some(f.near.some(filter))
			})),
			[]string{"b", "d"},
		},
		{"40,000 IDs", manyIDs, []string{"b", "e"}},
		{"40,000 IDs below a Some", f.near.some(f.far.some(manyIDs)), []string{"b", "d"}},
		{"all but 40,000 IDs", storage.Not{Filter: manyIDs}, []string{"a", "c", "d"}},
		{
			"40,000 texts",
			storage.TextIn{Field: f.near.field, Values: append(repeated(40_000, "value %d"), "c")},
			[]string{"c"},
		},
		{
			"40,000 texts, ignoring case",
			storage.TextIn{Field: f.near.field, Values: append(repeated(40_000, "Value %d"), "C"), IgnoreCase: true},
			[]string{"c"},
		},
		{
			"a text of 100,000 characters",
			f.near.compare(storage.LessOrEqual, fmt.Sprintf("c%0100000d", 0)),
			[]string{"a", "b", "c"},
		},
	}
	built := f.near.build(0, "a")
	for _, field := range f.near.kind.Fields {
		values := make([]model.Value, 40_000) // zero, which most objects have, among others
		for i := range values {
			values[i] = model.IntegerOf(int64(i))
			if field.Type == model.Float {
				values[i] = model.FloatOf(float64(i) / 8)
			}
		}
		want := texts
		switch {
		case varies(field) || field.Type == model.Text || field.Type == model.Enum || field.Type == model.Boolean:
			continue
		case built.Value(field).Null():
			want = nil
		}
		t.Run("40,000 values of "+field.Name, func(t *testing.T) {
			t.Parallel()
			selectsDirectly(t, f, storage.In{Field: field, Values: values}, want)
		})
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			selectsDirectly(t, f, test.where, test.want)
		})
	}
	t.Run("get of 40,000 IDs", func(t *testing.T) {
		t.Parallel()
		got, err := f.near.Get(t.Context(), manyIDs, 0)
		noError(t, err)
		equal(t, "found", map[storage.ID]storage.Object{
			near["b"]: f.near.build(near["b"], "b"), near["e"]: f.near.build(near["e"], "e"),
		}, got)
	})
}

// balanced joins filters two by two, so that the tree is as deep as need be and no deeper.
func balanced(filters []storage.Filter, join func([]storage.Filter) storage.Filter) storage.Filter {
	if len(filters) == 1 {
		return filters[0]
	}
	half := len(filters) / 2
	return join([]storage.Filter{balanced(filters[:half], join), balanced(filters[half:], join)})
}

// nested wraps a filter many times.
func nested(times int, filter storage.Filter, wrap func(storage.Filter) storage.Filter) storage.Filter {
	for range times {
		filter = wrap(filter)
	}
	return filter
}

func negate(filter storage.Filter) storage.Filter { return storage.Not{Filter: filter} }
