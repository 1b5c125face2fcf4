package e2e

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"
)

// drawnRequest is a request that was drawn.
type drawnRequest struct {
	Query         string         `json:"query"`
	Variables     map[string]any `json:"variables,omitempty"`
	OperationName *string        `json:"operationName,omitempty"`
	changes       bool           // it holds a mutation
}

// GoString is how rapid tells of a request.
func (r drawnRequest) GoString() string {
	body, err := json.Marshal(r)
	if err != nil {
		return err.Error()
	}
	return string(body)
}

// drawing draws a document and its variables over a schema: most of it good, some of it not.
type drawing struct {
	t      *rapid.T
	schema *ast.Schema
	first  map[string]int // the number of the first object of each kind that there is

	declared  []declaration
	values    map[string]any
	fragments []string
	aliases   int
}

// requests are requests over a schema, to data whose objects are numbered from the first of each kind.
func requests(schema *ast.Schema, first map[string]int) *rapid.Generator[drawnRequest] {
	return rapid.Custom(func(t *rapid.T) drawnRequest {
		d := &drawing{t: t, schema: schema, first: first, values: map[string]any{}}
		return d.request()
	})
}

// odds is true once in two to this power.
func (d *drawing) odds(halvings int) bool {
	for range halvings {
		if !rapid.Bool().Draw(d.t, "odds") {
			return false
		}
	}
	return true
}

// pick draws one of some, the first ones more often.
func pick[T any](d *drawing, from ...T) T { return rapid.SampledFrom(from).Draw(d.t, "pick") }

// request draws a document of one operation or several, the name of the one that is meant, and variables.
func (d *drawing) request() drawnRequest {
	root, keyword := d.schema.Query, "query"
	if d.odds(2) {
		root, keyword = d.schema.Mutation, "mutation"
	}
	selections := d.selections(root, pick(d, 4, 6, 5, 7))
	declared := make([]string, len(d.declared))
	for i, v := range d.declared {
		declared[i] = v.String()
	}
	if d.odds(7) {
		declared = append(declared, pick(d, "$unused: Int", "$v0: Int", "$unused: Int = \"2\""))
	}
	signature := ""
	if len(declared) > 0 {
		signature = "(" + strings.Join(declared, ", ") + ")"
	}
	r := drawnRequest{Variables: d.values, changes: root == d.schema.Mutation}
	named := func(name string) *string { return &name }
	switch {
	case d.odds(3): // several operations
		r.Query = keyword + " A" + signature + " " + selections + " query B { __typename }"
		if !d.odds(4) {
			r.OperationName = named(pick(d, "A", "B", "C"))
		}
	case d.odds(2):
		r.Query = keyword + " A" + signature + " " + selections
		if d.odds(1) {
			r.OperationName = named(pick(d, "A", "B"))
		}
	case keyword == "query" && signature == "" && d.odds(1):
		r.Query = selections
	default:
		r.Query = keyword + " " + signature + " " + selections
	}
	r.Query = strings.Join(append([]string{r.Query}, d.fragments...), " ")
	if d.odds(7) {
		r.Query += pick(d, " fragment Unused on Article { id }", " { id }", " query A { __typename }", " type T { a: Int }", " }")
	}
	if d.odds(7) {
		letters := []rune(r.Query)
		r.Query = string(letters[:rapid.IntRange(1, len(letters)).Draw(d.t, "letters")])
	}
	if d.odds(5) {
		r.Variables["extra"] = 1
	}
	return r
}

// selections draws a selection set on a type, as deep as that at most.
func (d *drawing) selections(on *ast.Definition, depth int) string {
	var all []string
	fields := d.fieldsOf(on, depth)
	for range pick(d, 1, 2, 1, 3) {
		switch {
		case d.odds(3):
			all = append(all, d.fragment(on, depth))
		case d.odds(4) || len(fields) == 0:
			all = append(all, "__typename"+d.directives())
		default:
			all = append(all, d.field(on, rapid.SampledFrom(fields).Draw(d.t, "field"), depth))
		}
	}
	return "{ " + strings.Join(all, " ") + " }"
}

// fieldsOf are the fields of a type that fit into a depth, less those that tell of the schema.
func (d *drawing) fieldsOf(on *ast.Definition, depth int) (fields ast.FieldList) {
	for _, field := range on.Fields {
		if !strings.HasPrefix(field.Name, "__") && (depth > 0 || d.schema.Types[field.Type.Name()].IsLeafType()) {
			fields = append(fields, field)
		}
	}
	return fields
}

// fragment draws a fragment on a type, of any of its forms.
func (d *drawing) fragment(on *ast.Definition, depth int) string {
	condition := on
	switch {
	case on.Name == "Node":
		condition = d.schema.Types[pick(d, "Article", "Publication", "Node")]
	case d.odds(2) && (on.Name == "Article" || on.Name == "Publication"):
		condition = d.schema.Types["Node"]
	case d.odds(7):
		condition = d.schema.Types[pick(d, "Article", "Query", "PageInfo")]
	}
	directives := d.directives()
	switch {
	case condition == on && d.odds(1):
		return "..." + directives + " " + d.selections(on, depth)
	case d.odds(1):
		return "... on " + condition.Name + directives + " " + d.selections(condition, depth)
	case d.odds(7):
		return "...Unknown" + directives
	}
	selections := d.selections(condition, depth)
	name := fmt.Sprintf("F%d", len(d.fragments))
	d.fragments = append(d.fragments, "fragment "+name+" on "+condition.Name+" "+selections)
	return "..." + name + directives
}

func (d *drawing) directives() string {
	switch {
	case d.odds(7):
		return pick(d, " @unknown", " @include", " @skip(if: 1)", " @deprecated")
	case !d.odds(3):
		return ""
	}
	condition := d.value(ast.NonNullNamedType("Boolean", nil), place{name: "if"})
	return pick(d, " @include", " @skip") + "(if: " + condition.literal + ")"
}

// field draws a field of a type, with its arguments and what is selected below it.
func (d *drawing) field(on *ast.Definition, field *ast.FieldDefinition, depth int) string {
	below := ""
	of := d.schema.Types[field.Type.Name()]
	arguments := d.arguments(field)
	switch {
	case d.odds(8):
		field = &ast.FieldDefinition{Name: "nothing"}
	case of.IsLeafType() == d.odds(8):
		below = " " + d.selections(of, depth-1)
	}
	alias := ""
	if arguments != "" && !d.odds(3) || on.Name == "Mutation" || d.odds(3) {
		d.aliases++
		alias = fmt.Sprintf("a%d: ", d.aliases)
	}
	return alias + field.Name + arguments + d.directives() + below
}

// arguments draws the arguments of a field.
func (d *drawing) arguments(field *ast.FieldDefinition) string {
	var all []string
	at := place{kind: kindOf(field.Name), depth: 5}
	given := map[string]bool{}
	if field.Arguments.ForName("orderBy") != nil {
		at.order = textOf(at.kind) + ":ASC"
		if d.odds(2) { // drawn first, because cursors depend on it
			by, direction := pick(d, "ID", textOf(at.kind)), pick(d, "DESC", "ASC")
			at.order = by + ":" + direction
			all = append(all, "orderBy: {field: "+strings.ToUpper(by)+", direction: "+direction+"}")
			given["orderBy"] = true
		}
	}
	for _, argument := range field.Arguments {
		required := argument.Type.NonNull && argument.DefaultValue == nil
		switch {
		case given[argument.Name], required && d.odds(7), !required && !d.odds(2):
			continue
		case argument.Name == "last" && given["first"] && !d.odds(3): // the two together are refused
			continue
		}
		there := at
		there.name, there.defaulted = argument.Name, argument.DefaultValue != nil
		if kind := kindOf(argument.Name); kind != "" {
			there.kind = kind
		}
		all = append(all, argument.Name+": "+d.value(argument.Type, there).literal)
		given[argument.Name] = true
	}
	if d.odds(7) {
		all = append(all, pick(d, "nothing: 1", "first: 1", `id: "Article:1"`))
	}
	if len(all) == 0 {
		return ""
	}
	return "(" + strings.Join(all, ", ") + ")"
}

// textOf is the field of a kind that holds its text.
func textOf(kind string) string {
	if kind == "Article" {
		return "headline"
	}
	return "title"
}

// kindOf is the kind of object that a field or an argument names, if it names one.
func kindOf(name string) string {
	name = strings.ToLower(name)
	article, publication := strings.LastIndex(name, "article"), strings.LastIndex(name, "publication")
	switch {
	case article > publication:
		return "Article"
	case publication > article:
		return "Publication"
	}
	return ""
}
