package resolve

import (
	"strings"
	"unicode"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
)

// shape says how requests are read: by the schema, by the model whose objects it shows, and by what the schema calls the
// things in that.
type shape struct {
	schema *ast.Schema
	model  *model.Model
	kinds  []kindShape          // by Kind.Index
	roots  map[string]rootField // those fields of a query that show objects of one kind, by name
}

// kindShape is what the schema calls the things of a kind.
type kindShape struct {
	types  []string                // the types that selections on its objects may be made on, its own first
	orders map[string]*model.Field // by the name of an order's enum value; the order by ID has no field
}

// rootField is a field of a query that shows an object by its ID, or a page of all objects of a kind.
type rootField struct {
	kind   *model.Kind
	isList bool
}

// byID is the enum value for the order by ID.
const byID = "ID"

func newShape(schema *ast.Schema, of *model.Model) *shape {
	s := &shape{
		schema: schema, model: of, kinds: make([]kindShape, len(of.Kinds)), roots: make(map[string]rootField, 2*len(of.Kinds)),
	}
	for i, kind := range of.Kinds {
		s.kinds[i] = kindShape{types: []string{kind.Name}, orders: map[string]*model.Field{byID: nil}}
		if definition := schema.Types[kind.Name]; definition != nil {
			s.kinds[i].types = append(s.kinds[i].types, definition.Interfaces...)
		}
		for _, field := range kind.Fields {
			s.kinds[i].orders[enumValue(field)] = field
		}
		s.roots[argument(kind, "")] = rootField{kind, false}
		s.roots[kind.Plural] = rootField{kind, true}
	}
	return s
}

// argument is what an argument or a field for an object of a kind is called: personId, person.
func argument(kind *model.Kind, suffix string) string {
	return strings.ToLower(kind.Name[:1]) + kind.Name[1:] + suffix
}

// ownerArgument is what the argument for the owner of links is called: personId.
func ownerArgument(via *model.Side) string { return argument(via.Near, "Id") }

// linkedArgument is what the argument or the input field for the objects to link is called: friendIds. It comes from
// the side, and not from the far kind, to which there may be several sides: authorIds, editorIds.
func linkedArgument(via *model.Side) string { return via.Singular + "Ids" }

// enumValue is what a field is called in an enum: PUBLISHED_AT for publishedAt.
func enumValue(of *model.Field) string {
	var name strings.Builder
	for _, letter := range of.Name {
		if unicode.IsUpper(letter) {
			name.WriteByte('_')
		}
		name.WriteRune(unicode.ToUpper(letter))
	}
	return name.String()
}
