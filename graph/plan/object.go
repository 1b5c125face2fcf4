package plan

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/documents"
	"junction/graph/schema"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// Object is what is selected of the objects of one kind, in order.
type Object struct {
	Kind   *model.Kind
	Fields []Field
	// Linked says that a relation's field is among them, and Reads which of the kind's own fields are.
	Linked bool
	Reads  storage.Fields
	// Whole says that nothing in it is left to the executor.
	Whole    bool
	constant bool // it is the same each time
}

// Field is a field that the kind has, a side of the kind's, or one that every object has; what is none of these is left to
// the executor.
type Field struct {
	// Key is the alias.
	Key   string
	Name  string
	Field *model.Field
	Side  *model.Side
	// Connection is what is selected of the side; nil where its arguments are wrong.
	Connection *Connection
	selected   graphql.CollectedField
}

// Left reports whether the field is left to the executor.
func (f *Field) Left() bool {
	if f.Side != nil {
		return f.Connection == nil
	}
	return f.Field == nil && f.Name != names.ID && f.Name != names.TypeName
}

// Whole reports whether nothing of the field is left to the executor.
func (f *Field) Whole() bool { return !f.Left() && (f.Connection == nil || f.Connection.Whole) }

// objectKey is the key of a plan for objects.
type objectKey struct {
	documents.SelectionKey
	kind *model.Kind
}

// Object is the plan for selections on objects of a kind, compiled when it is first asked for.
func (o *Operation) Object(kind *model.Kind, selections ast.SelectionSet) *Object {
	if len(selections) == 0 {
		return &Object{Kind: kind, Whole: true, constant: true}
	}
	key := objectKey{documents.KeyOf(selections), kind}
	found, taken := o.document.Recall(key)
	if taken {
		if found := found.(documents.Entry[*Object]); found.Of(selections) {
			return found.Value
		}
	}
	o.mutex.Lock()
	own, ok := o.objects[key]
	o.mutex.Unlock()
	if ok && own.Of(selections) {
		return own.Value
	}
	compiled := o.object(kind, selections)
	known := documents.Entry[*Object]{Selections: selections, Value: compiled}
	if compiled.constant && !taken {
		o.document.Remember(key, known, 1+len(compiled.Fields))
	}
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if o.objects == nil {
		o.objects = make(map[objectKey]documents.Entry[*Object])
	}
	o.objects[key] = known
	return compiled
}

func (o *Operation) object(kind *model.Kind, selections ast.SelectionSet) *Object {
	fields, constant := o.document.Collect(o.OperationContext, selections, o.Schema.Types(kind))
	plan := &Object{
		Kind: kind, Fields: make([]Field, len(fields)), Reads: storage.OnlyID, Whole: true, constant: constant,
	}
	for i, field := range fields {
		compiled := Field{
			Key: field.Alias, Name: field.Name, Field: kind.Field(field.Name), Side: kind.Side(field.Name), selected: field,
		}
		if compiled.Field != nil {
			plan.Reads |= storage.FieldsOf(compiled.Field)
		}
		if side := compiled.Side; side != nil {
			plan.Linked = true
			list := schema.Linked(side)
			query, err := o.Query(list, field.Field)
			if err == nil { // otherwise the resolver will say what is wrong
				compiled.Connection = o.connection(list, query, field)
			}
			plan.constant = plan.constant && err == nil && compiled.Connection.constant &&
				!documents.GivenByVariables(field.Arguments)
		}
		plan.Whole = plan.Whole && compiled.Whole()
		plan.Fields[i] = compiled
	}
	return plan
}
