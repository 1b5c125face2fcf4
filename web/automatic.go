package web

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Together these bound the memory that automatic persisted queries take: all of them, and one. A query that is longer is
// answered, and not kept.
const (
	keptBytes   = 4 << 20
	longestKept = 16 << 10
)

// automatic keeps queries that clients then name by their SHA-256.
type automatic struct {
	mu      sync.Mutex
	queries *simplelru.LRU[string, string] // by hash; nil when none are kept
	bytes   int                            // of the queries
}

// AutomaticQueries returns what lets an executor's clients send the hash of a query that it knows instead of the query,
// by Apollo's protocol of automatic persisted queries: https://www.apollographql.com/docs/apollo-server/performance/apq.
// So many queries are kept at most, those used last; with 0 a client is told that there is no such thing here.
//
// A query is kept when it was sent with its hash and is valid, so that to drive out what others use takes as many valid
// queries.
func AutomaticQueries(most int) graphql.HandlerExtension {
	a := &automatic{}
	if most > 0 {
		queries, err := simplelru.NewLRU(most, func(_, query string) { a.bytes -= len(query) })
		if err != nil {
			panic(err) // the size is positive
		}
		a.queries = queries
	}
	return a
}

func (a *automatic) ExtensionName() string { return "AutomaticQueries" }

func (a *automatic) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters puts the query in the place of its hash.
func (a *automatic) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	hash, invalid := hashOf(params.Extensions)
	switch {
	case invalid != nil:
		return invalid
	case hash == "" && params.Query == "": // a documentId, which only a manifest can tell the meaning of
		return notSupported()
	case hash == "":
		return nil
	case a.queries == nil:
		return notSupported()
	case params.Query == "":
		if params.Query = a.get(hash); params.Query == "" {
			return notFound()
		}
		return nil
	}
	_, proven := params.Extensions[extensionHash].(provenHash)
	if !proven && hash != hexHash(params.Query) {
		return problem(invalidInput, "provided sha does not match query")
	}
	graphql.GetOperationContext(ctx).Stats.SetExtension(a.ExtensionName(), hash)
	return nil
}

// MutateOperationContext keeps a query that has come with its hash and has turned out to be valid.
func (a *automatic) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	if hash, ok := operation.Stats.GetExtension(a.ExtensionName()).(string); ok {
		a.add(hash, operation.RawQuery)
	}
	return nil
}

// get is the query that is kept under a hash, or empty.
func (a *automatic) get(hash string) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	query, _ := a.queries.Get(hash)
	return query
}

// add keeps a query, and forgets those used longest ago that there is no room for with it.
func (a *automatic) add(hash, query string) {
	if len(query) > longestKept {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.queries.Contains(hash) {
		return
	}
	for a.bytes+len(query) > keptBytes {
		a.queries.RemoveOldest()
	}
	a.bytes += len(query)
	a.queries.Add(hash, query)
}
