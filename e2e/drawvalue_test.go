package e2e

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"
)

// value is a drawn value, as it is written in a document and as it is sent for a variable.
type value struct {
	literal string
	json    any
}

// place is where a value is drawn for.
type place struct {
	name      string // of the argument or of the input field
	kind      string // of the objects that it is about: Article or Publication
	order     string // of the connection, if it has one: headline:ASC
	fixed     bool   // no variable may stand there: it is in a variable's value, or in a default
	defaulted bool   // the place has a default
	depth     int    // how deep values may nest below
}

// in is a place within a place.
func (p place) in(name string, defaulted bool) place {
	p.name, p.defaulted, p.depth = name, defaulted, p.depth-1
	if kind := kindOf(name); kind != "" {
		p.kind = kind
	}
	return p
}

// value draws a value for a place of a type: mostly a good one, rarely one that does not fit.
func (d *drawing) value(of *ast.Type, at place) value {
	switch {
	case !at.fixed && d.odds(2):
		return d.variable(of, at)
	case d.odds(7):
		return d.misfit()
	case !of.NonNull && d.odds(4):
		return value{"null", nil}
	case of.Elem != nil:
		return d.list(of.Elem, at)
	}
	switch definition := d.schema.Types[of.NamedType]; definition.Kind {
	case ast.InputObject:
		return d.object(definition, at)
	case ast.Enum:
		name := rapid.SampledFrom(definition.EnumValues).Draw(d.t, "enum").Name
		if d.odds(6) {
			name = strings.ToLower(name)
		}
		return value{name, name}
	default:
		return d.scalar(definition.Name, at)
	}
}

// misfit draws a value that fits few places.
func (d *drawing) misfit() value {
	return pick(d, value{"null", nil}, value{`"2"`, "2"}, value{"7", 7}, value{"true", true}, value{"2.5", 2.5},
		value{"2147483648", 1 << 31}, value{"[]", []any{}}, value{"{}", map[string]any{}}, value{"asc", "asc"},
		value{`[["a"]]`, []any{[]any{"a"}}}, value{`{__typename: "ArticleFilter"}`, map[string]any{"__typename": "ArticleFilter"}})
}

func (d *drawing) list(of *ast.Type, at place) value {
	if d.odds(2) {
		return d.value(of, at) // which is a list of one
	}
	literals, members := []string{}, []any{}
	for range rapid.IntRange(0, 3).Draw(d.t, "members") {
		member := d.value(of, at)
		literals, members = append(literals, member.literal), append(members, member.json)
	}
	return value{"[" + strings.Join(literals, ", ") + "]", members}
}

func (d *drawing) object(definition *ast.Definition, at place) value {
	for _, kind := range []string{"Article", "Publication"} {
		if definition.Name == kind+"Filter" {
			at.kind = kind
		}
	}
	literals, members := []string{}, map[string]any{}
	add := func(name string, of value) {
		literals, members[name] = append(literals, name+": "+of.literal), of.json
	}
	wanted := map[string]bool{}
	for range pick(d, 1, 1, 2, 1, 3, 0) {
		wanted[rapid.SampledFrom(definition.Fields).Draw(d.t, "field").Name] = true
	}
	whole := d.odds(4) // as clients do that write null for whatever is not set
	for _, field := range definition.Fields {
		nests := d.schema.Types[field.Type.Name()].Kind == ast.InputObject
		switch {
		case field.Type.NonNull && field.DefaultValue == nil && !d.odds(6), wanted[field.Name] && (at.depth > 0 || !nests):
			add(field.Name, d.value(field.Type, at.in(field.Name, field.DefaultValue != nil)))
		case whole:
			add(field.Name, value{"null", nil})
		}
	}
	if d.odds(6) {
		add(pick(d, "__typename", "nothing"), value{`"` + definition.Name + `"`, definition.Name})
	}
	return value{"{" + strings.Join(literals, ", ") + "}", members}
}

func (d *drawing) scalar(name string, at place) value {
	switch {
	case name == "Boolean":
		yes := rapid.Bool().Draw(d.t, "boolean")
		return value{fmt.Sprint(yes), yes}
	case name == "Int":
		n := pick(d, 2, 1, 3, 0, 5, 1000, -1, 1001)
		return value{fmt.Sprint(n), n}
	case name == "ID" && d.odds(6):
		return value{"1", 1}
	case name == "ID":
		return text(d.id(at))
	case at.name == "after" || at.name == "before":
		return text(d.cursor(at))
	default:
		return text(d.text())
	}
}

func text(s string) value {
	var quoted strings.Builder
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a text can be encoded
	return value{strings.TrimSpace(quoted.String()), s}
}

// id draws a global ID, mostly that of an object that there is, of the kind that a place is about.
func (d *drawing) id(at place) string {
	kind := at.kind
	if kind == "" || d.odds(5) {
		kind = pick(d, "Article", "Publication")
	}
	switch {
	case d.odds(5):
		return pick(d, "", "1", "article:1", kind, kind+":01", kind+":0", kind+":-1", kind+": 1", kind+":9223372036854775808")
	case d.odds(4):
		return kind + pick(d, ":999999", ":9223372036854775807")
	}
	return fmt.Sprintf("%s:%d", kind, d.first[kind]+rapid.IntRange(0, 4).Draw(d.t, "object"))
}

// texts are texts that meet, and nasty ones: with what is special in a pattern, in SQL or in JSON, and where the orders
// of UTF-8 and UTF-16 differ. İ is left out, whose lower case is two characters.
var texts = []string{
	"a", "A", "ab", "aB", "b", "é", "É", "ß", "Σ", "ς", "%", "_a", "*", `\`, `"'`, "<&>", "\u2028", "\uffff", "😀", "😀a", "a😀",
	" a ", "a:b:c", "Ж", "\u212a",
}

func (d *drawing) text() string {
	if d.odds(5) {
		return pick(d, "", " ", "\u0085\u3000", "a\x00b", "\ufeff", strings.Repeat("😀", 30), strings.Repeat("é", 31),
			strings.Repeat("a", 100), strings.Repeat("a", 101))
	}
	return rapid.SampledFrom(texts).Draw(d.t, "text")
}

// cursor draws a cursor, mostly of the order that its connection has.
func (d *drawing) cursor(at place) string {
	order := at.order
	if order == "" || d.odds(4) {
		order = pick(d, "headline:ASC", "title:ASC", "headline:DESC", "title:DESC", "ID:ASC", "ID:DESC", "headline", "ID:asc")
	}
	linked := ""
	if d.odds(2) {
		linked = fmt.Sprint(rapid.IntRange(0, 4).Draw(d.t, "linked") + d.first["Article"])
	}
	text := rapid.SampledFrom(texts).Draw(d.t, "text")
	if strings.HasPrefix(order, "ID") != d.odds(6) {
		text = ""
	}
	number := d.first[at.kind] + rapid.IntRange(0, 4).Draw(d.t, "number")
	plain := fmt.Sprintf("%s:%s:%d:%s:%s", at.kind, order, number, linked, text)
	cursor := base64.RawURLEncoding.EncodeToString([]byte(plain))
	if d.odds(6) {
		cursor = pick(d, "", "nonsense", cursor+"=", cursor+"A", " "+cursor, cursor+"\n", base64.RawStdEncoding.EncodeToString([]byte("\xff")))
	}
	return cursor
}
