// Junction is a GraphQL server for one relation done completely: an article appears in many publications, a publication
// has many articles.
package main

import (
	"github.com/alecthomas/kong"

	"junction/entity"
	"junction/generate/project"
	"junction/graph"
	"junction/program"
)

//go:generate go run junction/generate

// version is set when a release is built: -ldflags "-X main.version=1.2.3".
var version = "development"

func main() {
	program.Main(program.Application{
		Name:            "junction",
		Version:         version,
		About:           entity.About,
		Schema:          entity.Schema,
		GraphQL:         graph.NewSchema,
		Types:           entity.Types,
		Examples:        entity.Examples,
		DefaultDatabase: "articles.db",
		Demo:            entity.Demo,
		Commands:        kong.Plugins{&project.Commands{}},
	})
}
