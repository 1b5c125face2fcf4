package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// Operations are the only documents that an executor runs, by the names that a manifest gives them.
type Operations struct {
	byID  map[string]string   // and by SHA-256, whatever else the manifest names a document by
	texts map[string]struct{} // the same documents
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = (*Operations)(nil)

// ReadOperations reads a manifest: a JSON object of documents by ID, as GraphQL Code Generator (persisted-documents.json)
// and Relay write it, or Apollo's persisted query manifest. Every document must be valid for the schema.
func ReadOperations(path string, schema *ast.Schema) (*Operations, error) {
	read, err := readManifest(path)
	if err != nil {
		return nil, fmt.Errorf("cannot use the operations in %s: %w", path, err)
	}
	operations := &Operations{make(map[string]string), make(map[string]struct{})}
	for _, id := range slices.Sorted(maps.Keys(read)) {
		document, ok := joinSurrogates(read[id])
		if !ok {
			return nil, fmt.Errorf("cannot use the operations in %s: %q escapes half of a surrogate pair", path, id)
		}
		if name, err := check(document, schema); err != nil {
			return nil, fmt.Errorf("cannot use the operations in %s: %q%s: %w", path, id, name, err)
		}
		operations.texts[document] = struct{}{}
		operations.byID[hexHash(read[id])] = document
	}
	for id, document := range read { // last, because the manifest has the last word on what an ID means
		operations.byID[id], _ = joinSurrogates(document)
	}
	return operations, nil
}

// readManifest reads the documents of a manifest by ID.
func readManifest(path string) (map[string]string, error) {
	text, err := os.ReadFile(path) //nolint:gosec // the operator names the file
	if err != nil {
		if inner := errors.Unwrap(err); inner != nil { // without the path, which is told already
			err = inner
		}
		return nil, err
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		return nil, errors.New("the file is no JSON object")
	}
	documents := make(map[string]string, len(members))
	if _, isApollo := members["operations"]; isApollo {
		var manifest struct {
			Format     string
			Version    int
			Operations []struct{ ID, Body string }
		}
		err := json.Unmarshal(text, &manifest)
		if err != nil || manifest.Format != "apollo-persisted-query-manifest" || manifest.Version != 1 {
			return nil, errors.New("the file is no apollo-persisted-query-manifest of version 1")
		}
		for _, operation := range manifest.Operations {
			documents[operation.ID] = operation.Body
		}
	} else {
		for id, member := range members {
			var document string
			if err := json.Unmarshal(member, &document); err != nil {
				return nil, fmt.Errorf("%q is no text", id)
			}
			documents[id] = document
		}
	}
	if len(documents) == 0 {
		return nil, errors.New("there are none")
	}
	return documents, nil
}

// check validates a document. It returns the name of its first operation for people to find it by, after a space.
func check(text string, schema *ast.Schema) (name string, err error) {
	document, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		return "", oneLine(err)
	}
	if len(document.Operations) == 0 {
		return "", errors.New("the document has no operation")
	}
	if given := document.Operations[0].Name; given != "" {
		name = " (" + given + ")"
	}
	if faults := validator.ValidateWithRules(schema, document, rules.NewDefaultRules()); len(faults) > 0 {
		return name, oneLine(faults[0])
	}
	return name, nil
}

// oneLine is what is wrong with a document, and where.
func oneLine(err error) error {
	var of *gqlerror.Error
	if !errors.As(err, &of) || len(of.Locations) == 0 {
		return err
	}
	message := strings.Join(strings.Fields(of.Message), " ")
	return fmt.Errorf("line %d, column %d: %s", of.Locations[0].Line, of.Locations[0].Column, message)
}

// ExtensionName names what this is to the executor.
func (o *Operations) ExtensionName() string { return "Operations" }

// Validate has nothing to say: the documents were checked when they were read.
func (o *Operations) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters puts the document in the place of its ID, and refuses what is not in the manifest.
func (o *Operations) MutateOperationParameters(_ context.Context, params *graphql.RawParams) *gqlerror.Error {
	if params.Query != "" { // what the request says in full is what it means, whatever it names besides
		if _, ok := o.texts[params.Query]; !ok {
			return problem(codeNotAllowed, "this server runs only the operations of its manifest: send the documentId of one")
		}
		return nil
	}
	id, invalid := hashOf(params.Extensions)
	if invalid != nil {
		return invalid
	}
	if given, ok := params.Extensions[extensionID].(string); ok && id == "" {
		id = given
	}
	document, ok := o.byID[id]
	if !ok { // GraphQL over HTTP puts the kind of hash before it
		document, ok = o.byID[strings.TrimPrefix(id, "sha256:")]
	}
	if !ok {
		return notFound()
	}
	params.Query = document
	return nil
}
