package graph

import (
	"junction/entity"
	"junction/model"
)

// Resolver is the root of the resolvers, which schema.resolvers.go holds.
type Resolver struct{}

// goTypes are the Go types that GraphQL's types are bound to in gqlgen.yml.
var goTypes = map[*model.Kind]goType{
	entity.KindArticle:     goTypeOf(entity.Articles),
	entity.KindPublication: goTypeOf(entity.Publications),
}
