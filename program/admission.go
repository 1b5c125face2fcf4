package program

import (
	"time"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/schema"
	"junction/web"
)

// admissionFlags say which operations are admitted, and how many at once.
type admissionFlags struct {
	Operations       string        `placeholder:"FILE" help:"Run only the operations in this manifest, as GraphQL Code Generator, Relay or Apollo write it (${env})."`
	PersistedQueries int           `default:"1000" min:"0" placeholder:"N" help:"Queries that clients may name by their hash (automatic persisted queries); 0 is none (${env}, ${default})."`
	MaxInFlight      int64         `default:"256" min:"1" placeholder:"N" help:"What is executed at once, or waits to be sent: a request counts 1, and 1 more for every 1000 nodes or 4000 values it asks for (${env}, ${default})."`
	MaxWait          time.Duration `default:"1s" min:"0s" placeholder:"TIME" help:"Time that a request waits for its turn before it gets 503 (${env}, ${default})."`
}

// documents says what documents requests may hold or name.
func (a admissionFlags) documents(of schema.Executable) (graphql.HandlerExtension, error) {
	if a.Operations == "" {
		return web.AutomaticQueries(a.PersistedQueries), nil
	}
	operations, err := web.ReadOperations(a.Operations, of.Shown())
	if err != nil {
		return nil, err
	}
	return operations, nil
}

// load is how much is executed at once.
func (a admissionFlags) load() web.Load { return web.Load{InFlight: a.MaxInFlight, Wait: a.MaxWait} }
