package statement

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"junction/model"
	"junction/storage"
)

// The conditions that hold always and never.
const (
	always = "1 = 1"
	never  = "1 = 0"
)

// where is the condition that an object of a source fulfils a filter. It is true or false, and never NULL, so that NOT turns
// one into the other.
func (st *Statement) where(of source, filter storage.Filter) (string, error) {
	switch f := filter.(type) {
	case nil:
		return always, nil
	case storage.And:
		return st.join(of, f, " AND ", always)
	case storage.Or:
		return st.join(of, f, " OR ", never)
	case storage.Not:
		condition, err := st.where(of, f.Filter)
		return "NOT (" + condition + ")", err
	case storage.IDIn:
		switch len(f) {
		case 0:
			return never, nil
		case 1:
			return of.id() + " = " + st.bindID(f[0]), nil
		}
		return st.inIDs(of.id(), st.bind(st.dialect.bindIDs(f))), nil
	case storage.Text:
		condition, err := st.whereText(of, f)
		return ifThere(of, f.Field, condition, f.Op == storage.NotEqual), err
	case storage.TextIn:
		text, fold, err := st.textColumn(of, f.Field, f.IgnoreCase)
		if err != nil || len(f.Values) == 0 {
			return never, err
		}
		return ifThere(of, f.Field, st.inTexts(text, f.Values, fold), false), nil
	case storage.Compare:
		return st.whereValue(of, f)
	case storage.In:
		return st.whereIn(of, f)
	case storage.IsNull:
		return whereNull(of, f.Field)
	case storage.Some:
		return st.whereSome(of, f, false)
	case storage.LinkCount:
		return st.whereCount(of, f)
	case inSet:
		return st.whereInSet(of, f), nil
	}
	return "", fmt.Errorf("unknown filter %T", filter)
}

// join joins conditions in a balanced tree: an engine may limit how deep an expression nests, but not how many there
// are.
func (st *Statement) join(of source, filters []storage.Filter, operator, empty string) (string, error) {
	switch len(filters) {
	case 0:
		return empty, nil
	case 1:
		return st.where(of, filters[0])
	}
	left, err := st.join(of, filters[:len(filters)/2], operator, empty)
	if err != nil {
		return "", err
	}
	right, err := st.join(of, filters[len(filters)/2:], operator, empty)
	return "(" + left + operator + right + ")", err
}

// textColumn is the expression for a text field, and what makes another text comparable with it.
func (st *Statement) textColumn(of source, field *model.Field, ignoreCase bool) (string, func(string) string, error) {
	if !of.has(field) || field.Type != model.Text && field.Type != model.Enum {
		return "", nil, fmt.Errorf("%s has no text field %s to filter by", of.object(), nameOf(field))
	}
	if ignoreCase {
		return st.dialect.Fold(of.field(field)), st.dialect.Fold, nil
	}
	return of.field(field), func(text string) string { return text }, nil
}

// nameOf is a field's name, for people.
func nameOf(field *model.Field) string {
	if field == nil {
		return "without a name"
	}
	return field.Name
}

func (st *Statement) whereText(of source, f storage.Text) (string, error) {
	text, fold, err := st.textColumn(of, f.Field, f.IgnoreCase)
	if err != nil {
		return "", err
	}
	switch f.Op {
	case storage.Equal, storage.NotEqual, storage.Less, storage.LessOrEqual, storage.Greater, storage.GreaterOrEqual:
		return text + " " + string(f.Op) + " " + fold(st.bind(f.Value)), nil
	case storage.Contains:
		if f.Value == "" {
			return always, nil
		}
		return st.dialect.Contains(text, fold(st.bind(f.Value))), nil
	case storage.EndsWith:
		if f.Value == "" {
			return always, nil
		}
		return st.dialect.EndsWith(text, fold(st.bind(f.Value))), nil
	case storage.StartsWith:
		if f.IgnoreCase {
			part := fold(st.bind(f.Value))
			return "substr(" + text + ", 1, length(" + part + ")) = " + part, nil
		}
		return st.inPrefix(text, f.Value), nil
	}
	return "", fmt.Errorf("unknown text operator %q", f.Op)
}

// inPrefix is the condition that a text begins with a prefix, as a range, which an index can walk.
func (st *Statement) inPrefix(text, prefix string) string {
	from := text + " >= " + st.bind(prefix)
	end, bounded := afterPrefix(prefix)
	if !bounded {
		return from
	}
	return "(" + from + " AND " + text + " < " + st.bind(end) + ")"
}

// afterPrefix is the first text, by code point, behind all those that begin with a prefix; there is none when the
// prefix holds nothing but the highest code point.
func afterPrefix(prefix string) (string, bool) {
	for prefix != "" {
		last, size := utf8.DecodeLastRuneInString(prefix)
		prefix = prefix[:len(prefix)-size]
		switch last {
		case utf8.MaxRune:
			continue
		case 0xD7FF: // the surrogates follow, which are no characters
			return prefix + "\uE000", true
		}
		return prefix + string(last+1), true
	}
	return "", false
}

// whereSome is the condition that an object is linked to one that fulfils a filter; see [Statement.nearFirst].
func (st *Statement) whereSome(of source, f storage.Some, inTurn bool) (string, error) {
	linked, err := st.linksFrom(of, f.Via)
	if err != nil {
		return "", err
	}
	end := ""
	if inTurn && st.dialect.planned() {
		end, linked.fetch = st.asWritten(), st.dialect.Fetch
	}
	conditions := []string{linked.ownedBy(of.id())}
	if f.Where != nil {
		condition, err := st.where(linked, f.Where)
		if err != nil {
			return "", err
		}
		conditions = append(conditions, condition)
	}
	return "EXISTS (SELECT 1 FROM " + linked.from() + " WHERE " + strings.Join(conditions, " AND ") + end + ")", nil
}

func (st *Statement) whereCount(of source, f storage.LinkCount) (string, error) {
	linked, err := st.linksFrom(of, f.Via)
	if err != nil {
		return "", err
	}
	count := "(SELECT count(*) FROM " + linked.from() + " WHERE " + linked.ownedBy(of.id()) + ")"
	return st.compared(count, f.Op, f.N)
}

// compared is the condition that a value compares with another one.
func (st *Statement) compared(value string, op storage.Op, with any) (string, error) {
	switch op {
	case storage.Equal, storage.NotEqual, storage.Less, storage.LessOrEqual, storage.Greater, storage.GreaterOrEqual:
		return value + " " + string(op) + " " + st.bind(with), nil
	}
	return "", fmt.Errorf("unknown operator %q", op)
}

// linksFrom takes the objects that a source's object is linked to.
func (st *Statement) linksFrom(of source, via *model.Side) (*links, error) {
	if !slices.Contains(of.object().Sides, via) {
		return nil, fmt.Errorf("%s has no side %v", of.object(), via)
	}
	return st.links(via), nil
}
