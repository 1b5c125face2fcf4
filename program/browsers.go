package program

import (
	"errors"
	"fmt"

	"junction/graph/execute"
	"junction/graph/schema"
	"junction/web"
)

// browserFlags say what browsers may do, and what strangers may learn.
type browserFlags struct {
	CORSOrigin      []string `name:"cors-origin" placeholder:"ORIGIN" help:"A site whose pages may call, such as https://example.com; repeat it or separate by commas for more (${env}, none by default)."`
	CORSHeader      []string `name:"cors-header" placeholder:"NAME" help:"A header that these pages may send, besides those that GraphQL clients send anyway; repeat it or separate by commas for more (${env})."`
	Host            []string `placeholder:"NAME" help:"A name by which this server may be called, such as api.example.com; repeat it or separate by commas for more. A server on a loopback address answers to no other but the loopback's own (${env}, elsewhere any by default)."`
	NoPlayground    bool     `help:"Serve no playground (${env})."`
	NoIntrospection bool     `help:"Tell nobody the schema, by introspection, at /schema.graphqls or by suggestions in errors (${env})."`
}

// Validate refuses what no browser sends.
func (b browserFlags) Validate() error {
	if err := web.CheckOrigins(b.CORSOrigin); err != nil {
		return fmt.Errorf("--cors-origin: %w", err)
	}
	if err := web.CheckHeaders(b.CORSHeader); err != nil {
		return fmt.Errorf("--cors-header: %w", err)
	}
	if len(b.CORSHeader) > 0 && len(b.CORSOrigin) == 0 {
		return errors.New("--cors-header: no site may call that could send it; name one by --cors-origin")
	}
	if err := web.CheckHosts(b.Host); err != nil {
		return fmt.Errorf("--host: %w", err)
	}
	return nil
}

// sdl is the schema's text where it may be told, else empty.
func (b browserFlags) sdl(of schema.Executable) string {
	if b.NoIntrospection {
		return ""
	}
	return schema.SDL(of.Shown())
}

// hide hides the schema where it is to be hidden.
func (b browserFlags) hide(e *execute.Executor) *execute.Executor {
	if b.NoIntrospection {
		e.HideSchema()
	}
	return e
}
