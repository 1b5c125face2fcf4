package graph

import "junction/storage"

// Resolver is the root of the resolvers, which schema.resolvers.go holds.
type Resolver struct{ store storage.Store }
