package storagetest

import (
	"strings"

	"pgregory.net/rapid"

	"junction/storage"
)

// alphabet is small, so that texts meet, and nasty: letters with and without case and accents, what is special in a
// pattern, in SQL or in JSON, and the edges of UTF-8 and UTF-16. İ is left out, whose lower case is two characters.
var alphabet = []string{
	"a", "A", "é", "É", "b", "e\u0301", "Σ", "σ", "ς", "ж", "Ж", "\u212a", "k", "%", "_", "*", "\\", "'", "\"", " ", "\x01",
	"0", "[", "😀", "\ud7ff", "\ue000", "\uffff", "\uff21", "\U00010000", "\U0010ffff",
}

// texts are short texts of the alphabet, often of very few of its characters; they may be empty.
var texts = rapid.Custom(func(t *rapid.T) string {
	few := rapid.Bool().Draw(t, "few characters")
	from := alphabet
	if few {
		from = alphabet[:4]
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(from), 0, 3).Draw(t, "characters"), "")
})

// storedTexts are texts to be stored, most of them valid.
func storedTexts(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text := texts.Draw(t, "text")
		switch rapid.IntRange(0, 19).Draw(t, "form") {
		case 17:
			return text + "\x00"
		case 18:
			return strings.Repeat(text+"😀", most)
		case 19:
			return text
		}
		if strings.TrimSpace(text) == "" {
			return "a"
		}
		return text
	})
}

// values are texts to compare those of the objects of a kind with: often one of theirs, in either case, or how one
// begins or ends.
func values(model *Model, kind storage.Kind) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		existing := picks.Draw(t, "object").id(model, kind)
		text := []rune(model.Text(storage.Ref{Kind: kind, ID: existing}))
		switch form := rapid.IntRange(0, 7).Draw(t, "form"); {
		case form < 2 || len(text) == 0:
			return texts.Draw(t, "text")
		case form == 2:
			return string(text[:1])
		case form == 3:
			return string(text[len(text)-1:])
		case form == 4:
			return strings.ToUpper(string(text))
		case form == 5:
			return strings.ToLower(string(text))
		default:
			return string(text)
		}
	})
}

// filters are filters on the objects of a kind, as deep as they may be at most.
func filters(model *Model, kind storage.Kind, depth int) *rapid.Generator[storage.Filter] {
	info := kinds[kind]
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		forms := 6
		if depth > 0 {
			forms = 12
		}
		members := func(kind storage.Kind) []storage.Filter {
			return rapid.SliceOfN(filters(model, kind, depth-1), 0, 3).Draw(t, "members")
		}
		member := func(kind storage.Kind) storage.Filter { return filters(model, kind, depth-1).Draw(t, "member") }
		switch rapid.IntRange(0, forms-1).Draw(t, "form") {
		case 0:
			return nil
		case 1, 2:
			return storage.Text{
				Field: info.field, Op: rapid.SampledFrom(textOps).Draw(t, "op"), Value: values(model, kind).Draw(t, "value"),
				IgnoreCase: rapid.Bool().Draw(t, "ignore case"),
			}
		case 3:
			return storage.TextIn{
				Field: info.field, Values: rapid.SliceOfN(values(model, kind), 0, 3).Draw(t, "values"),
				IgnoreCase: rapid.Bool().Draw(t, "ignore case"),
			}
		case 4:
			return storage.IDIn(idsOf(rapid.SliceOfN(picks, 0, 3).Draw(t, "objects"), model, kind))
		case 5:
			op, n := rapid.SampledFrom(ops).Draw(t, "op"), rapid.Int64Range(-1, 4).Draw(t, "n")
			return storage.LinkCount{Via: info.side, Op: op, N: n}
		case 6:
			return storage.And(members(kind))
		case 7:
			return storage.Or(members(kind))
		case 8:
			return storage.Not{Filter: member(kind)}
		default:
			return storage.Some{Via: info.side, Where: member(info.far)}
		}
	})
}

// deepFilters are filters that go across the relation as often as is asked for.
func deepFilters(model *Model, kind storage.Kind, levels int) *rapid.Generator[storage.Filter] {
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		if levels == 0 {
			return filters(model, kind, 1).Draw(t, "leaf")
		}
		info := kinds[kind]
		deeper := deepFilters(model, info.far, levels-1).Draw(t, "deeper")
		if rapid.Bool().Draw(t, "negated") {
			deeper = storage.Not{Filter: deeper}
		}
		some := storage.Some{Via: info.side, Where: deeper}
		beside := filters(model, kind, 0).Draw(t, "beside")
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
func topFilters(model *Model, kind storage.Kind) *rapid.Generator[storage.Filter] {
	return rapid.Custom(func(t *rapid.T) storage.Filter {
		some := storage.Some{Via: kinds[kind].side}
		if rapid.Bool().Draw(t, "some of them") {
			some.Where = filters(model, kinds[kind].far, 2).Draw(t, "where")
		}
		switch rapid.IntRange(0, 5).Draw(t, "form") {
		case 0:
			return nil
		case 5:
			return deepFilters(model, kind, 5).Draw(t, "deep")
		case 1:
			return filters(model, kind, 3).Draw(t, "filter")
		case 2:
			return some
		case 3:
			return storage.And{filters(model, kind, 1).Draw(t, "and"), some}
		default:
			return storage.And{some, filters(model, kind, 2).Draw(t, "and")}
		}
	})
}

// queries are queries for the objects of a kind.
func queries(model *Model, kind storage.Kind) *rapid.Generator[storage.Query] {
	return rapid.Custom(func(t *rapid.T) storage.Query {
		q := storage.Query{
			Where:    topFilters(model, kind).Draw(t, "where"),
			Repeat:   rapid.Bool().Draw(t, "repeat"),
			Limit:    rapid.IntRange(0, 5).Draw(t, "limit"),
			Backward: rapid.Bool().Draw(t, "backward"),
			After:    cursors(model, kind).Draw(t, "after"),
			Before:   cursors(model, kind).Draw(t, "before"),
		}
		q.Order.Descending = rapid.Bool().Draw(t, "descending")
		if rapid.Bool().Draw(t, "by text") {
			q.Order.Field = kinds[kind].field
		}
		return q
	})
}

// cursors are cursors of existing objects, and of such as could exist, with and without a linked object, and nil.
func cursors(model *Model, kind storage.Kind) *rapid.Generator[*storage.Cursor] {
	return rapid.Custom(func(t *rapid.T) *storage.Cursor {
		form := rapid.IntRange(0, 7).Draw(t, "form")
		if form < 4 {
			return nil
		}
		cursor := &storage.Cursor{ID: picks.Draw(t, "object").id(model, kind)}
		if form == 7 {
			cursor.Text = texts.Draw(t, "text")
		} else {
			cursor.Text = model.Text(storage.Ref{Kind: kind, ID: cursor.ID})
		}
		if rapid.Bool().Draw(t, "linked") {
			cursor.Linked = picks.Draw(t, "linked object").id(model, kinds[kind].far)
		}
		return cursor
	})
}
