package storagetest

import (
	"slices"

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

// asked is what a query asks of: objects of a kind, and the links of a side that leads to them, if one does.
type asked struct {
	kind *model.Kind
	by   *model.Side
}

func one(kind *model.Kind) asked      { return asked{kind: kind} }
func linkedBy(side *model.Side) asked { return asked{side.Far, side} }

// link describes the links' data, and is nil where there are none.
func (of asked) link() *model.Kind {
	if of.by == nil {
		return nil
	}
	return of.by.Relation.Link
}

// field is one of the fields of the objects or the links, drawn by its name.
func (of asked) field(t *rapid.T) *model.Field {
	fields := of.kind.Fields
	if link := of.link(); link != nil {
		fields = slices.Concat(fields, link.Fields)
	}
	var names []string
	for _, field := range fields {
		names = append(names, field.Name)
	}
	name := rapid.SampledFrom(names).Draw(t, "field")
	return fields[slices.Index(names, name)]
}

// value is the value of a field that one of the objects or the links has, or null where there are none.
func (of asked) value(t *rapid.T, memory *Memory, field *model.Field) model.Value {
	if field.OfLink {
		return memory.Link(of.by, picks.Draw(t, "owner").id(memory, of.by.Near), rapid.IntRange(0, 3).Draw(t, "place"), field)
	}
	return memory.Value(storage.Ref{Kind: of.kind, ID: picks.Draw(t, "object").id(memory, of.kind)}, field)
}

// comparisons are filters that compare one of the fields of objects or links.
func comparisons(memory *Memory, of asked) *rapid.Generator[storage.Filter] {
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		field := of.field(t)
		form := rapid.IntRange(0, 7).Draw(t, "form")
		switch {
		case form == 7:
			return storage.IsNull{Field: field}
		case form < 2 && isText(field):
			return storage.TextIn{
				Field: field, Values: rapid.SliceOfN(comparands(memory, of, field), 0, 3).Draw(t, "values"),
				IgnoreCase: rapid.Bool().Draw(t, "ignore case"),
			}
		case isText(field):
			return storage.Text{
				Field: field, Op: rapid.SampledFrom(textOps).Draw(t, "op"),
				Value: comparands(memory, of, field).Draw(t, "value"), IgnoreCase: rapid.Bool().Draw(t, "ignore case"),
			}
		case form < 2:
			return storage.In{Field: field, Values: rapid.SliceOfN(comparedValues(memory, of, field), 0, 3).Draw(t, "values")}
		default:
			op := rapid.SampledFrom(ops).Draw(t, "op")
			return storage.Compare{Field: field, Op: op, Value: comparedValues(memory, of, field).Draw(t, "value")}
		}
	})
}

// filters are filters on the objects of a kind, as deep as they may be at most.
func filters(memory *Memory, of asked, depth int) *rapid.Generator[storage.Filter] {
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		forms := 6
		if depth > 0 {
			forms = 12
		}
		members := func(of asked) []storage.Filter {
			return rapid.SliceOfN(filters(memory, of, depth-1), 0, 3).Draw(t, "members")
		}
		member := func(of asked) storage.Filter { return filters(memory, of, depth-1).Draw(t, "member") }
		switch rapid.IntRange(0, forms-1).Draw(t, "form") {
		case 0:
			return nil
		case 1, 2, 3:
			return comparisons(memory, of).Draw(t, "comparison")
		case 4:
			return storage.IDIn(idsOf(rapid.SliceOfN(picks, 0, 3).Draw(t, "objects"), memory, of.kind))
		case 5:
			op, n := rapid.SampledFrom(ops).Draw(t, "op"), rapid.Int64Range(-1, 4).Draw(t, "n")
			return storage.LinkCount{Via: sideOf(t, of.kind), Op: op, N: n}
		case 6:
			return storage.And(members(of))
		case 7:
			return storage.Or(members(of))
		case 8:
			return storage.Not{Filter: member(of)}
		default:
			via := sideOf(t, of.kind)
			return storage.Some{Via: via, Where: member(linkedBy(via))}
		}
	})
}

// deepFilters are filters that go across the relation as often as is asked for.
func deepFilters(memory *Memory, of asked, levels int) *rapid.Generator[storage.Filter] {
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		if levels == 0 {
			return filters(memory, of, 1).Draw(t, "leaf")
		}
		via := sideOf(t, of.kind)
		deeper := deepFilters(memory, linkedBy(via), levels-1).Draw(t, "deeper")
		if rapid.Bool().Draw(t, "negated") {
			deeper = storage.Not{Filter: deeper}
		}
		some := storage.Some{Via: via, Where: deeper}
		beside := filters(memory, of, 0).Draw(t, "beside")
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
func topFilters(memory *Memory, of asked) *rapid.Generator[storage.Filter] {
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		some := storage.Some{Via: sideOf(t, of.kind)}
		if rapid.Bool().Draw(t, "some of them") {
			some.Where = filters(memory, linkedBy(some.Via), 2).Draw(t, "where")
		}
		switch rapid.IntRange(0, 5).Draw(t, "form") {
		case 0:
			return nil
		case 5:
			return deepFilters(memory, of, 5).Draw(t, "deep")
		case 1:
			return filters(memory, of, 3).Draw(t, "filter")
		case 2:
			return some
		case 3:
			return storage.And{filters(memory, of, 1).Draw(t, "and"), some}
		default:
			return storage.And{some, filters(memory, of, 2).Draw(t, "and")}
		}
	})
}

// queries are queries for the objects of a kind.
func queries(memory *Memory, of asked) *rapid.Generator[storage.Query] {
	return rapid.Custom(func(t *rapid.T) storage.Query {
		field := of.field(t)
		q := storage.Query{
			Fields:   fieldSets(of.kind).Draw(t, "fields"),
			Where:    topFilters(memory, of).Draw(t, "where"),
			Repeat:   rapid.Bool().Draw(t, "repeat"),
			Limit:    rapid.IntRange(0, 5).Draw(t, "limit"),
			Backward: rapid.Bool().Draw(t, "backward"),
			After:    cursors(memory, of, field).Draw(t, "after"),
			Before:   cursors(memory, of, field).Draw(t, "before"),
		}
		if link := of.link(); link != nil {
			q.Link = fieldSets(link).Draw(t, "link")
		}
		q.Order.Descending = rapid.Bool().Draw(t, "descending")
		if field.Ordered && rapid.Bool().Draw(t, "by field") {
			q.Order.Field = field
		}
		return q
	})
}

// cursors are cursors of existing objects, and of such as could exist, with and without a linked object, and nil.
func cursors(memory *Memory, of asked, field *model.Field) *rapid.Generator[*storage.Cursor] {
	return rapid.Custom(func(t *rapid.T) *storage.Cursor {
		form := rapid.IntRange(0, 7).Draw(t, "form")
		if form < 4 {
			return nil
		}
		cursor := &storage.Cursor{ID: picks.Draw(t, "object").id(memory, of.kind)}
		if field.OfLink {
			cursor.Value = of.value(t, memory, field)
		} else {
			cursor.Value = memory.Value(storage.Ref{Kind: of.kind, ID: cursor.ID}, field)
		}
		switch {
		case form < 7 && (field.Nullable || !cursor.Value.Null()):
		case field.Type == model.Text:
			cursor.Value = model.TextOf(texts.Draw(t, "text"))
		default:
			cursor.Value = fieldValues(field).Draw(t, "value")
		}
		if rapid.Bool().Draw(t, "linked") {
			cursor.Linked = picks.Draw(t, "linked object").id(memory, sideOf(t, of.kind).Far)
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
