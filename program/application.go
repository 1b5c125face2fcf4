package program

import (
	"context"
	"io/fs"
	"strings"

	"github.com/alecthomas/kong"

	"junction/graph/schema"
	"junction/graph/types"
	"junction/model"
	"junction/storage"
)

// Application is what makes a program one for its own entities.
type Application struct {
	// Name is what the program is called on the command line, in messages and in traces.
	Name string
	// Version is the program's version, which is told by --version, the log, metrics and traces.
	Version string
	// About says in a sentence what the entities are.
	About string
	// Schema is what a database holds.
	Schema storage.Schema
	// GraphQL makes the schema of the operations that are answered, and Types are the Go types of its objects.
	GraphQL schema.Executable
	Types   types.GoTypes
	// Examples are the queries with which the playground opens: documents, which end in .graphql, in the order of their
	// names, and their variables, which end in .json.
	Examples fs.FS
	// DefaultDatabase is the database of whoever names no other, an SQLite file.
	DefaultDatabase string
	// Demo fills a database that holds nothing with an example, when the flag --demo asks for it. Nil means that there is no
	// such flag.
	Demo func(context.Context, storage.Session) error
	// Commands are further commands: pointers to structs with a field for each, as kong describes them.
	Commands kong.Plugins
}

// plurals names the objects of a model: books, shelves and readers.
func plurals(of *model.Model) string {
	names := make([]string, len(of.Kinds))
	for i, kind := range of.Kinds {
		names[i] = kind.Plural
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
