package resolve

import (
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/arguments"
)

// Document remembers what stays the same each time that an operation of a parsed document is executed, because no
// variable takes part in it. It is safe for concurrent use.
type Document struct {
	in    *cachedDocument
	bytes int64 // estimated, of what is in the maps; the cache's mutex guards this and kept
	kept  bool  // by the document, so that its bytes are counted there

	collected sync.Map // by collectedKey, known[[]graphql.CollectedField]
	arguments sync.Map // by *ast.Field, arguments.Arguments
	queries   sync.Map // by *ast.Field, *storage.Query
	plans     sync.Map // by planned, known[*objectPlan]
}

// DocumentOf returns what is remembered of an operation.
func DocumentOf(operation *graphql.OperationContext) *Document {
	return operation.Stats.GetExtension(attachedDocument).(*cachedDocument).compiledOf(operation.Operation)
}

// What is remembered of a document is counted in fields and arguments, each of which takes at most so many bytes, as
// measured. There are at most mostHeld of them, where fragments make thousands of a few; what there is no room for is made
// anew each time.
const (
	bytesPerHeld = 256
	mostHeld     = 500
)

// hold remembers a value in one of the maps, and returns the first that was remembered under its key. It holds so many
// fields or arguments.
func (d *Document) hold(in *sync.Map, key, value any, count int) any {
	bytes := int64(count) * bytesPerHeld
	mutex := &d.in.cache.mutex
	mutex.Lock()
	defer mutex.Unlock()
	if d.bytes+bytes > mostHeld*bytesPerHeld {
		return value
	}
	first, known := in.LoadOrStore(key, value)
	if !known { // many may have made it at once, and only this one takes room
		d.bytes += bytes
		if d.kept {
			d.in.grow(bytes)
		}
	}
	return first
}

// collectedKey names selections, and the first of the types that they are made on.
type collectedKey struct {
	selected
	name string
}

// selected names selections by what stays the same each time: those of fields that become one in the answer are put
// together anew by the library. Others may bear the same name, where fragments meet, so what is known by it is [known].
type selected struct {
	first ast.Selection
	count int
}

func nameOf(selections ast.SelectionSet) selected { return selected{selections[0], len(selections)} }

// known is what is known of selections.
type known[T any] struct {
	selections ast.SelectionSet
	value      T
}

// of reports whether it is these selections of which it is known.
func (k known[T]) of(selections ast.SelectionSet) bool {
	return &k.selections[0] == &selections[0] || slices.Equal(k.selections, selections)
}

// Collect lists the fields that are selected of some types, with fragments, @skip and @include applied; without types,
// of all. The first type tells the others.
func (d *Document) Collect(
	operation *graphql.OperationContext, selections ast.SelectionSet, types []string,
) []graphql.CollectedField {
	fields, _ := d.collect(operation, selections, types)
	return fields
}

// collect reports, too, whether it is the same each time.
func (d *Document) collect(
	operation *graphql.OperationContext, selections ast.SelectionSet, types []string,
) (fields []graphql.CollectedField, constant bool) {
	if len(selections) == 0 {
		return nil, true
	}
	key := collectedKey{selected: nameOf(selections)}
	if len(types) > 0 {
		key.name = types[0]
	}
	found, taken := d.collected.Load(key)
	if taken {
		if found := found.(known[[]graphql.CollectedField]); found.of(selections) {
			return found.value, true
		}
	}
	fields = graphql.CollectFields(operation, selections, types)
	constant = !selectedByVariables(selections)
	if constant && !taken {
		d.hold(&d.collected, key, known[[]graphql.CollectedField]{selections, fields}, 1+len(fields))
	}
	return fields, constant
}

// Arguments returns a field's arguments; see [arguments.Of]. They are only to be read.
func (d *Document) Arguments(
	schema *ast.Schema, operation *graphql.OperationContext, field *ast.Field,
) (arguments.Arguments, error) {
	if known, ok := d.arguments.Load(field); ok {
		return known.(arguments.Arguments), nil
	}
	read, err := arguments.Of(schema, field, operation.Variables)
	if err == nil && !givenByVariables(field.Arguments) {
		d.hold(&d.arguments, field, read, 1+len(read.Values)+countValues(field.Arguments))
	}
	return read, err
}
