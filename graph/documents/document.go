// Package documents remembers what was compiled of the documents that requests hold, so that it is compiled once.
package documents

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
	*memory
	frozen bool // nothing more is remembered
}

// Of returns what is remembered of an operation.
func Of(operation *graphql.OperationContext) Document {
	return Document{memory: operation.Stats.GetExtension(attachedDocument).(*cachedDocument).compiledOf(operation.Operation)}
}

// Frozen is the document where nothing more is remembered, as is right for what is not of the document itself.
func (d Document) Frozen() Document { return Document{d.memory, true} }

// memory is what is remembered of one operation, under keys whose types are those of the packages that know the values.
type memory struct {
	in    *cachedDocument
	bytes int64 // estimated, of what is known; the cache's mutex guards this and kept
	kept  bool  // by the document, so that its bytes are counted there
	known sync.Map
}

// What is remembered of a document is counted in fields and arguments, each of which takes at most so many bytes, as
// measured. There are at most mostHeld of them, where fragments make thousands of a few; what there is no room for is made
// anew each time.
const (
	bytesPerHeld = 256
	mostHeld     = 500
)

// Recall returns the value that is remembered under a key.
func (d Document) Recall(key any) (value any, known bool) { return d.known.Load(key) }

// Remember remembers a value, which holds so many fields or arguments, and returns the first that was remembered under its
// key.
func (d Document) Remember(key, value any, count int) any {
	bytes := int64(count) * bytesPerHeld
	mutex := &d.in.cache.mutex
	mutex.Lock()
	defer mutex.Unlock()
	if d.frozen || d.bytes+bytes > mostHeld*bytesPerHeld {
		return value
	}
	first, known := d.known.LoadOrStore(key, value)
	if !known { // many may have made it at once, and only this one takes room
		d.bytes += bytes
		if d.kept {
			d.in.grow(bytes)
		}
	}
	return first
}

// SelectionKey names selections by what stays the same each time: those of fields that become one in the answer are put
// together anew by the library. Others may bear the same name, where fragments meet, so what is known by it is [Entry].
type SelectionKey struct {
	first ast.Selection
	count int
}

// KeyOf names selections, of which there must be some.
func KeyOf(selections ast.SelectionSet) SelectionKey {
	return SelectionKey{selections[0], len(selections)}
}

// Entry is what is known of selections.
type Entry[T any] struct {
	Selections ast.SelectionSet
	Value      T
}

// Of reports whether it is these selections of which it is known.
func (k Entry[T]) Of(selections ast.SelectionSet) bool {
	return &k.Selections[0] == &selections[0] || slices.Equal(k.Selections, selections)
}

// collectedKey names selections, and the first of the types that they are made on.
type collectedKey struct {
	SelectionKey
	name string
}

// Collect lists the fields that are selected of some types, with fragments, @skip and @include applied; without types,
// of all. The first type tells the others. It reports, too, whether the fields are the same each time.
func (d Document) Collect(
	operation *graphql.OperationContext, selections ast.SelectionSet, types []string,
) (fields []graphql.CollectedField, constant bool) {
	if len(selections) == 0 {
		return nil, true
	}
	key := collectedKey{SelectionKey: KeyOf(selections)}
	if len(types) > 0 {
		key.name = types[0]
	}
	found, taken := d.Recall(key)
	if taken {
		if found := found.(Entry[[]graphql.CollectedField]); found.Of(selections) {
			return found.Value, true
		}
	}
	fields = graphql.CollectFields(operation, selections, types)
	constant = !selectedByVariables(selections)
	if constant && !taken {
		d.Remember(key, Entry[[]graphql.CollectedField]{selections, fields}, 1+len(fields))
	}
	return fields, constant
}

// argumentsOf is the key of a field's arguments.
type argumentsOf struct{ *ast.Field }

// Arguments returns a field's arguments; see [arguments.Of]. They are only to be read.
func (d Document) Arguments(
	schema *ast.Schema, operation *graphql.OperationContext, field *ast.Field,
) (arguments.Arguments, error) {
	if known, ok := d.Recall(argumentsOf{field}); ok {
		return known.(arguments.Arguments), nil
	}
	read, err := arguments.Of(schema, field, operation.Variables)
	if err == nil && !GivenByVariables(field.Arguments) {
		d.Remember(argumentsOf{field}, read, 1+len(read.Values)+CountValues(field.Arguments))
	}
	return read, err
}
