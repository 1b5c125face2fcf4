package program

import (
	"fmt"
	"log/slog"

	"github.com/alecthomas/kong"
)

// serveCommand serves; its fields are what it can be told.
type serveCommand struct {
	Listen   string       `default:"localhost:8080" placeholder:"ADDR" help:"Address to listen on; port 0 picks a free one, which the first log line tells (${env}, ${default})."`
	Database string       `env:"JUNCTION_DATABASE_URL,DATABASE_URL" default:"${default_database}" placeholder:"DSN" help:"Where the data is: the path of an SQLite file, made when there is none, a PostgreSQL server's postgres://user:password@host:port/name, or :memory: (${env} or DATABASE_URL, ${default})."`
	Optional kong.Plugins `embed:""` // the flags that only some applications have
	LogLevel logLevel     `default:"info" placeholder:"LEVEL" help:"The least that is logged: debug, info, warn or error (${env}, ${default})."`

	// Unplanned and PlainSQL are for comparing, and for doing without: see [execute.Unplanned] and [sqlite.OpenPlain].
	Unplanned bool `env:"-" hidden:"" help:"Leave all answers to the library's executor."`
	PlainSQL  bool `env:"-" hidden:"" name:"plain-sql" help:"Add no functions of the program's own to SQLite."`

	Replicas  replicaFlags   `embed:"" group:"Read replicas"`
	Telemetry telemetryFlags `embed:"" group:"Telemetry"`
	Browsers  browserFlags   `embed:"" group:"Browsers"`
	Admission admissionFlags `embed:"" group:"Admission"`
	Limits    limitFlags     `embed:"" group:"Limits on one request"`
}

// logLevel is a level by its name.
type logLevel slog.Level

// UnmarshalText reads the name.
func (l *logLevel) UnmarshalText(name []byte) error {
	if err := (*slog.Level)(l).UnmarshalText(name); err != nil {
		return fmt.Errorf("must be debug, info, warn or error, and is %q", name)
	}
	return nil
}
