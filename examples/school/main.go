// school is a GraphQL server for the entities that model.graphql describes.
package main

import (
	"junction/program"

	"school/entity"
	"school/graph"
)

//go:generate go run junction/generate

func main() {
	program.Main(program.Application{
		Name:            "school",
		Version:         "development",
		About:           entity.About,
		Schema:          entity.Schema,
		GraphQL:         graph.NewSchema,
		Types:           entity.Types,
		Examples:        entity.Examples,
		DefaultDatabase: "school.db",
	})
}
