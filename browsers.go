package main

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql/executor"

	"junction/graph"
	"junction/web"
)

// browserFlags say what browsers may do, and what strangers may learn.
type browserFlags struct {
	CORSOrigin      []string `name:"cors-origin" placeholder:"ORIGIN" help:"A site whose pages may call, such as https://example.com; repeat it or separate by commas for more (${env}, none by default)."`
	NoPlayground    bool     `help:"Serve no playground (${env})."`
	NoIntrospection bool     `help:"Tell nobody the schema, by introspection or by suggestions in errors (${env})."`
}

// Validate refuses what no browser sends as an origin.
func (b browserFlags) Validate() error {
	if err := web.CheckOrigins(b.CORSOrigin); err != nil {
		return fmt.Errorf("--cors-origin: %w", err)
	}
	return nil
}

// hide hides the schema where it is to be hidden.
func (b browserFlags) hide(e *executor.Executor) *executor.Executor {
	if b.NoIntrospection {
		graph.HideSchema(e)
	}
	return e
}
