package storagetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"junction/storage"
)

// kinds says what a filter may name on the objects of a kind.
var kinds = map[storage.Kind]struct {
	field string
	side  storage.Side
	far   storage.Kind // at the other end of side
}{
	storage.KindArticle:     {"headline", storage.ArticlePublications, storage.KindPublication},
	storage.KindPublication: {"title", storage.PublicationArticles, storage.KindArticle},
}

var (
	ops = []storage.Op{
		storage.Equal, storage.NotEqual, storage.Less, storage.LessOrEqual, storage.Greater, storage.GreaterOrEqual,
	}
	textOps = append(slices.Clone(ops), storage.Contains, storage.StartsWith, storage.EndsWith)
)

// validFilter reports what in a filter the objects of a kind do not have.
func validFilter(kind storage.Kind, filter storage.Filter) error {
	field, via, known := kinds[kind].field, kinds[kind].side, true
	switch f := filter.(type) {
	case nil, storage.IDIn:
		return nil
	case storage.And:
		return validMembers(kind, f)
	case storage.Or:
		return validMembers(kind, f)
	case storage.Not:
		return validFilter(kind, f.Filter)
	case storage.Text:
		field, known = f.Field, slices.Contains(textOps, f.Op)
	case storage.TextIn:
		field = f.Field
	case storage.Some:
		if f.Via == via {
			return validFilter(kinds[kind].far, f.Where)
		}
		via = f.Via
	case storage.LinkCount:
		via, known = f.Via, slices.Contains(ops, f.Op)
	default:
		return fmt.Errorf("unknown filter %T", filter)
	}
	if field != kinds[kind].field || via != kinds[kind].side || !known {
		return fmt.Errorf("%s cannot be filtered by %#v", kind, filter)
	}
	return nil
}

func validMembers(kind storage.Kind, members []storage.Filter) error {
	for _, member := range members {
		if err := validFilter(kind, member); err != nil {
			return err
		}
	}
	return nil
}

// where reports which objects fulfil a filter, which must be valid for their kind. It finds out once about each object that
// a filter across the relation looks at: there are far more ways to one through the links than there are objects.
func (d *data) where(kind storage.Kind, filter storage.Filter) func(storage.ID) bool {
	switch f := filter.(type) {
	case nil:
		return func(storage.ID) bool { return true }
	case storage.And:
		members := d.members(kind, f)
		return func(id storage.ID) bool {
			return !slices.ContainsFunc(members, func(holds func(storage.ID) bool) bool { return !holds(id) })
		}
	case storage.Or:
		members := d.members(kind, f)
		return func(id storage.ID) bool {
			return slices.ContainsFunc(members, func(holds func(storage.ID) bool) bool { return holds(id) })
		}
	case storage.Not:
		holds := d.where(kind, f.Filter)
		return func(id storage.ID) bool { return !holds(id) }
	case storage.IDIn:
		return func(id storage.ID) bool { return slices.Contains(f, id) }
	case storage.Text:
		return func(id storage.ID) bool { return textHolds(f, d.texts[kind][id]) }
	case storage.TextIn:
		return func(id storage.ID) bool {
			return slices.ContainsFunc(f.Values, func(value string) bool {
				return fold(value, f.IgnoreCase) == fold(d.texts[kind][id], f.IgnoreCase)
			})
		}
	case storage.Some:
		holds := remembering(d.where(kinds[kind].far, f.Where))
		return func(id storage.ID) bool { return slices.ContainsFunc(d.linked(storage.Ref{Kind: kind, ID: id}), holds) }
	case storage.LinkCount:
		return func(id storage.ID) bool {
			return compares(f.Op, cmp.Compare(int64(len(d.links[storage.Ref{Kind: kind, ID: id}])), f.N))
		}
	}
	panic(fmt.Sprintf("unknown filter %T", filter))
}

func (d *data) members(kind storage.Kind, filters []storage.Filter) (members []func(storage.ID) bool) {
	for _, filter := range filters {
		members = append(members, d.where(kind, filter))
	}
	return members
}

// remembering returns a function that asks holds once about each object.
func remembering(holds func(storage.ID) bool) func(storage.ID) bool {
	known := map[storage.ID]bool{}
	return func(id storage.ID) bool {
		answer, found := known[id]
		if !found {
			answer = holds(id)
			known[id] = answer
		}
		return answer
	}
}

func textHolds(f storage.Text, text string) bool {
	text, value := fold(text, f.IgnoreCase), fold(f.Value, f.IgnoreCase)
	switch f.Op {
	case storage.Contains:
		return strings.Contains(text, value)
	case storage.StartsWith:
		return strings.HasPrefix(text, value)
	case storage.EndsWith:
		return strings.HasSuffix(text, value)
	default:
		return compares(f.Op, strings.Compare(text, value))
	}
}

// fold is a text as it is compared: in its simple lower case, character by character, if case is ignored.
func fold(text string, ignoreCase bool) string {
	if ignoreCase {
		return strings.Map(unicode.ToLower, text)
	}
	return text
}

// compares reports whether a comparison of two values holds, given the sign of their difference.
func compares(op storage.Op, sign int) bool {
	switch op {
	case storage.Equal:
		return sign == 0
	case storage.NotEqual:
		return sign != 0
	case storage.Less:
		return sign < 0
	case storage.LessOrEqual:
		return sign <= 0
	case storage.Greater:
		return sign > 0
	case storage.GreaterOrEqual:
		return sign >= 0
	}
	panic(fmt.Sprintf("unknown comparison %q", op))
}
