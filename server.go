// Junction is a GraphQL server for many-to-many relations. This program serves the first model, that of articles and
// publications; its command new makes programs for other models.
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
