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

// holds reports whether an object fulfils a filter, which must be valid for its kind.
func (d *data) holds(ref storage.Ref, filter storage.Filter) bool {
	member := func(f storage.Filter) bool { return d.holds(ref, f) }
	switch f := filter.(type) {
	case nil:
		return true
	case storage.And:
		return !slices.ContainsFunc(f, func(f storage.Filter) bool { return !member(f) })
	case storage.Or:
		return slices.ContainsFunc(f, member)
	case storage.Not:
		return !member(f.Filter)
	case storage.IDIn:
		return slices.Contains(f, ref.ID)
	case storage.Text:
		return textHolds(f, d.text(ref))
	case storage.TextIn:
		return slices.ContainsFunc(f.Values, func(value string) bool {
			return fold(value, f.IgnoreCase) == fold(d.text(ref), f.IgnoreCase)
		})
	case storage.Some:
		return slices.ContainsFunc(d.linked(ref), func(id storage.ID) bool {
			return d.holds(storage.Ref{Kind: kinds[ref.Kind].far, ID: id}, f.Where)
		})
	case storage.LinkCount:
		return compares(f.Op, cmp.Compare(int64(len(d.linked(ref))), f.N))
	}
	panic(fmt.Sprintf("unknown filter %T", filter))
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
