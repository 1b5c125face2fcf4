package storagetest

import (
	"pgregory.net/rapid"

	"junction/model"
	"junction/storage"
)

// sideOf is one of the sides that are seen from a kind, drawn by its name, which rapid shows.
func sideOf(t *rapid.T, kind *model.Kind) *model.Side {
	var names []string
	for _, side := range kind.Sides {
		names = append(names, side.Name)
	}
	return kind.Side(rapid.SampledFrom(names).Draw(t, "side"))
}

// fieldOf is one of the fields of a kind, drawn by its name.
func fieldOf(t *rapid.T, kind *model.Kind) *model.Field {
	var names []string
	for _, field := range kind.Fields {
		names = append(names, field.Name)
	}
	return kind.Field(rapid.SampledFrom(names).Draw(t, "field"))
}

// comparisons are filters that compare one of the fields of a kind.
func comparisons(memory *Memory, kind *model.Kind) *rapid.Generator[storage.Filter] {
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		field := fieldOf(t, kind)
		form := rapid.IntRange(0, 7).Draw(t, "form")
		switch {
		case form == 7:
			return storage.IsNull{Field: field}
		case form < 2 && isText(field):
			return storage.TextIn{
				Field: field, Values: rapid.SliceOfN(comparands(memory, kind, field), 0, 3).Draw(t, "values"),
				IgnoreCase: rapid.Bool().Draw(t, "ignore case"),
			}
		case isText(field):
			return storage.Text{
				Field: field, Op: rapid.SampledFrom(textOps).Draw(t, "op"),
				Value: comparands(memory, kind, field).Draw(t, "value"), IgnoreCase: rapid.Bool().Draw(t, "ignore case"),
			}
		case form < 2:
			return storage.In{Field: field, Values: rapid.SliceOfN(comparedValues(memory, kind, field), 0, 3).Draw(t, "values")}
		default:
			op := rapid.SampledFrom(ops).Draw(t, "op")
			return storage.Compare{Field: field, Op: op, Value: comparedValues(memory, kind, field).Draw(t, "value")}
		}
	})
}

// filters are filters on the objects of a kind, as deep as they may be at most.
func filters(memory *Memory, kind *model.Kind, depth int) *rapid.Generator[storage.Filter] {
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		forms := 6
		if depth > 0 {
			forms = 12
		}
		members := func(kind *model.Kind) []storage.Filter {
			return rapid.SliceOfN(filters(memory, kind, depth-1), 0, 3).Draw(t, "members")
		}
		member := func(kind *model.Kind) storage.Filter { return filters(memory, kind, depth-1).Draw(t, "member") }
		switch rapid.IntRange(0, forms-1).Draw(t, "form") {
		case 0:
			return nil
		case 1, 2, 3:
			return comparisons(memory, kind).Draw(t, "comparison")
		case 4:
			return storage.IDIn(idsOf(rapid.SliceOfN(picks, 0, 3).Draw(t, "objects"), memory, kind))
		case 5:
			op, n := rapid.SampledFrom(ops).Draw(t, "op"), rapid.Int64Range(-1, 4).Draw(t, "n")
			return storage.LinkCount{Via: sideOf(t, kind), Op: op, N: n}
		case 6:
			return storage.And(members(kind))
		case 7:
			return storage.Or(members(kind))
		case 8:
			return storage.Not{Filter: member(kind)}
		default:
			via := sideOf(t, kind)
			return storage.Some{Via: via, Where: member(via.Far)}
		}
	})
}

// deepFilters are filters that go across the relation as often as is asked for.
func deepFilters(memory *Memory, kind *model.Kind, levels int) *rapid.Generator[storage.Filter] {
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		if levels == 0 {
			return filters(memory, kind, 1).Draw(t, "leaf")
		}
		via := sideOf(t, kind)
		deeper := deepFilters(memory, via.Far, levels-1).Draw(t, "deeper")
		if rapid.Bool().Draw(t, "negated") {
			deeper = storage.Not{Filter: deeper}
		}
		some := storage.Some{Via: via, Where: deeper}
		beside := filters(memory, kind, 0).Draw(t, "beside")
		switch rapid.IntRange(0, 3).Draw(t, "form") {
		case 0:
			return storage.And{some, beside}
		case 1:
			return storage.Or{beside, some}
		case 2:
			return storage.Not{Filter: some}
		default:
			return some
		}
	})
}

// topFilters are filters whose top often repeats objects, where that is asked for.
func topFilters(memory *Memory, kind *model.Kind) *rapid.Generator[storage.Filter] {
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		some := storage.Some{Via: sideOf(t, kind)}
		if rapid.Bool().Draw(t, "some of them") {
			some.Where = filters(memory, some.Via.Far, 2).Draw(t, "where")
		}
		switch rapid.IntRange(0, 5).Draw(t, "form") {
		case 0:
			return nil
		case 5:
			return deepFilters(memory, kind, 5).Draw(t, "deep")
		case 1:
			return filters(memory, kind, 3).Draw(t, "filter")
		case 2:
			return some
		case 3:
			return storage.And{filters(memory, kind, 1).Draw(t, "and"), some}
		default:
			return storage.And{some, filters(memory, kind, 2).Draw(t, "and")}
		}
	})
}

// queries are queries for the objects of a kind.
func queries(memory *Memory, kind *model.Kind) *rapid.Generator[storage.Query] {
	return rapid.Custom(func(t *rapid.T) storage.Query {
		field := fieldOf(t, kind)
		q := storage.Query{
			Fields:   fieldSets(kind).Draw(t, "fields"),
			Where:    topFilters(memory, kind).Draw(t, "where"),
			Repeat:   rapid.Bool().Draw(t, "repeat"),
			Limit:    rapid.IntRange(0, 5).Draw(t, "limit"),
			Backward: rapid.Bool().Draw(t, "backward"),
			After:    cursors(memory, kind, field).Draw(t, "after"),
			Before:   cursors(memory, kind, field).Draw(t, "before"),
		}
		q.Order.Descending = rapid.Bool().Draw(t, "descending")
		if field.Ordered && rapid.Bool().Draw(t, "by field") {
			q.Order.Field = field
		}
		return q
	})
}

// cursors are cursors of existing objects, and of such as could exist, with and without a linked object, and nil.
func cursors(memory *Memory, kind *model.Kind, field *model.Field) *rapid.Generator[*storage.Cursor] {
	return rapid.Custom(func(t *rapid.T) *storage.Cursor {
		form := rapid.IntRange(0, 7).Draw(t, "form")
		if form < 4 {
			return nil
		}
		cursor := &storage.Cursor{ID: picks.Draw(t, "object").id(memory, kind)}
		cursor.Value = memory.Value(storage.Ref{Kind: kind, ID: cursor.ID}, field)
		switch {
		case form < 7 && (field.Nullable || !cursor.Value.Null()):
		case field.Type == model.Text:
			cursor.Value = model.TextOf(texts.Draw(t, "text"))
		default:
			cursor.Value = fieldValues(field).Draw(t, "value")
		}
		if rapid.Bool().Draw(t, "linked") {
			cursor.Linked = picks.Draw(t, "linked object").id(memory, sideOf(t, kind).Far)
		}
		return cursor
	})
}

// fieldSets draws what objects of a kind are read with: all of their fields, or some.
func fieldSets(kind *model.Kind) *rapid.Generator[storage.Fields] {
	return rapid.Custom(func(t *rapid.T) (set storage.Fields) {
		if !rapid.Bool().Draw(t, "some") {
			return 0
		}
		set = storage.OnlyID
		for _, field := range kind.Fields {
			if rapid.Bool().Draw(t, field.Name) {
				set |= storage.FieldsOf(field)
			}
		}
		return set
	})
}
