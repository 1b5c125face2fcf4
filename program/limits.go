package program

import (
	"time"

	"junction/program/httpserver"
	"junction/web"
	"junction/web/limits"
)

// limitFlags are the limits on one request.
type limitFlags struct {
	MaxBody       int64         `default:"1048576" min:"1" placeholder:"BYTES" help:"Bytes of a request's body (${env}, ${default})."`
	MaxNodes      int           `default:"200000" min:"1" placeholder:"N" help:"Nodes that an answer may hold: page sizes multiplied along the nesting (${env}, ${default})."`
	MaxDepth      int           `default:"15" min:"1" placeholder:"N" help:"Levels of fields, introspection apart (${env}, ${default})."`
	MaxRootFields int           `default:"100" min:"1" placeholder:"N" help:"Fields at the top, aliases counted (${env}, ${default})."`
	MaxFields     int           `default:"10000" min:"1" placeholder:"N" help:"Fields and spreads after expanding fragments (${env}, ${default})."`
	MaxDirectives int           `default:"50" min:"0" placeholder:"N" help:"Directives (${env}, ${default})."`
	MaxTokens     int           `default:"100000" min:"1" placeholder:"N" help:"Tokens of a query's text, and fields and values after expanding fragments (${env}, ${default})."`
	MaxValues     int           `default:"2000000" min:"1" placeholder:"N" help:"Values that an answer may hold: the fields of all its objects (${env}, ${default})."`
	MaxAnswer     int64         `default:"33554432" min:"1" placeholder:"BYTES" help:"Bytes of an answer's data (${env}, ${default})."`
	MaxJSONDepth  int           `name:"max-json-depth" default:"100" min:"1" placeholder:"N" help:"Levels of the JSON body (${env}, ${default})."`
	MaxErrors     int           `default:"20" min:"1" placeholder:"N" help:"Errors in one answer (${env}, ${default})."`
	MaxTime       time.Duration `default:"30s" min:"1ms" placeholder:"TIME" help:"Time for one request (${env}, ${default})."`
	MaxRead       time.Duration `default:"30s" min:"1ms" placeholder:"TIME" help:"Time for a client to send its request (${env}, ${default})."`
}

// operation are the limits on one operation.
func (l limitFlags) operation() limits.Operation {
	return limits.Operation{
		Nodes: l.MaxNodes, Depth: l.MaxDepth, RootFields: l.MaxRootFields, Fields: l.MaxFields, Directives: l.MaxDirectives,
		Tokens: l.MaxTokens, Values: l.MaxValues,
	}
}

// request are the limits on one request.
func (l limitFlags) request() web.Limits {
	return web.Limits{Body: l.MaxBody, JSONDepth: l.MaxJSONDepth, Errors: l.MaxErrors, Time: l.MaxTime}
}

// connection are the times that one request may take.
func (l limitFlags) connection() httpserver.Limits {
	return httpserver.Limits{Read: l.MaxRead, Run: l.MaxTime}
}
