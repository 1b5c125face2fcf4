package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/alecthomas/kong"

	"junction/web"
	"junction/web/limits"
)

// flags are what the program can be told when it serves.
type flags struct {
	Listen   string   `default:"localhost:8080" placeholder:"ADDR" help:"Address to listen on; port 0 picks a free one, which the first log line tells (${env}, ${default})."`
	Database string   `env:"JUNCTION_DATABASE_URL,DATABASE_URL" default:"articles.db" placeholder:"DSN" help:"Where the data is: the path of an SQLite file, made when there is none, a PostgreSQL server's postgres://user:password@host:port/name, or :memory: (${env} or DATABASE_URL, ${default})."`
	Demo     bool     `help:"Fill an empty database with an example: four articles in four publications (${env})."`
	LogLevel logLevel `default:"info" placeholder:"LEVEL" help:"The least that is logged: debug, info, warn or error (${env}, ${default})."`

	// Unplanned and PlainSQL are for comparing, and for doing without: see [resolve.Unplanned] and [sqlite.OpenPlain].
	Unplanned bool `env:"-" hidden:"" help:"Leave all answers to the library's executor."`
	PlainSQL  bool `env:"-" hidden:"" name:"plain-sql" help:"Add no functions of the program's own to SQLite."`

	Replicas replicaFlags `embed:"" group:"Read replicas"`
	Seeing   seeingFlags  `embed:"" group:"Being seen"`
	Browsers browserFlags `embed:"" group:"Browsers"`
	Doors    doorFlags    `embed:"" group:"What comes in"`
	Limits   limitFlags   `embed:"" group:"Limits on one request"`
}

// Run serves until the context ends.
func (f flags) Run(ctx context.Context, k *kong.Kong) error { return serve(ctx, f, k.Stderr) }

// logLevel is a level by its name.
type logLevel slog.Level

// UnmarshalText reads the name.
func (l *logLevel) UnmarshalText(name []byte) error {
	if err := (*slog.Level)(l).UnmarshalText(name); err != nil {
		return fmt.Errorf("must be debug, info, warn or error, and is %q", name)
	}
	return nil
}

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
