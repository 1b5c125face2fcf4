// Package modelfile reads the file in which a user describes entities and the relations between them, model.graphql. It is
// GraphQL's language for schemas, with the directives that [Directives] defines.
//
// All names that follow from a file follow from the line that they belong to, so that none changes because something else
// is added.
package modelfile

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"junction/model"
)

// mostTokens bounds a file to what the parser reads without exhausting its stack. A type has some hundred.
const mostTokens = 1_000_000

// Read reads a file, which messages call by the name. An error is of the type [Mistakes].
//
// Mistakes are looked for in three steps: in what is written, in what it means, and in the names that follow. A step is taken
// only where those before have found none, so that no mistake is reported that is another's consequence.
func Read(name string, text []byte) (*model.Model, error) {
	source := &ast.Source{Name: name, Input: string(text)}
	document, err := parser.ParseSchemaWithLimit(source, mostTokens)
	if err != nil {
		return nil, Mistakes{syntaxMistake(source, err)}
	}
	r := newReader(name, document)
	for _, step := range []func(){r.checkForms, r.readModel, r.checkNames} {
		step()
		if len(r.mistakes) > 0 {
			return nil, r.mistakes.sorted()
		}
	}
	return r.model(), nil
}
