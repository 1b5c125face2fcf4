// Junction is a GraphQL server for one relation done completely: an article appears in many publications, a publication
// has many articles.
package main

//go:generate go run github.com/99designs/gqlgen generate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"junction/graph"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/web"
	"junction/web/limits"
)

// version is set when a release is built: -ldflags "-X main.version=1.2.3".
var version = "development"

// flags are what the program can be told, by flag or by environment variable.
type flags struct {
	Listen   string           `env:"LISTEN" default:"localhost:8080" placeholder:"ADDR" help:"Address to listen on; port 0 picks a free one, which the first log line tells (${env}, ${default})."`
	Database string           `env:"DATABASE_URL" default:"articles.db" placeholder:"DSN" help:"Where the data is: the path of an SQLite file, made when there is none, or :memory: (${env}, ${default})."`
	Demo     bool             `help:"Fill an empty database with an example: four articles in four publications."`
	LogLevel slog.Level       `env:"LOG_LEVEL" default:"info" placeholder:"LEVEL" help:"The least that is logged: debug, info, warn or error (${env}, ${default})."`
	Version  kong.VersionFlag `help:"Print the version and exit."`
	Limits   limitFlags       `embed:"" group:"Limits on one request"`
}

// limitFlags are the limits on one request.
type limitFlags struct {
	MaxBody       int64         `env:"MAX_BODY" default:"1048576" placeholder:"BYTES" help:"Bytes of a request's body (${env}, ${default})."`
	MaxNodes      int           `env:"MAX_NODES" default:"200000" placeholder:"N" help:"Nodes that an answer may hold: page sizes multiplied along the nesting (${env}, ${default})."`
	MaxDepth      int           `env:"MAX_DEPTH" default:"15" placeholder:"N" help:"Levels of fields, introspection apart (${env}, ${default})."`
	MaxRootFields int           `env:"MAX_ROOT_FIELDS" default:"100" placeholder:"N" help:"Fields at the top, aliases counted (${env}, ${default})."`
	MaxFields     int           `env:"MAX_FIELDS" default:"10000" placeholder:"N" help:"Fields and spreads after expanding fragments (${env}, ${default})."`
	MaxDirectives int           `env:"MAX_DIRECTIVES" default:"50" placeholder:"N" help:"Directives (${env}, ${default})."`
	MaxJSONDepth  int           `env:"MAX_JSON_DEPTH" name:"max-json-depth" default:"100" placeholder:"N" help:"Levels of the JSON body (${env}, ${default})."`
	MaxErrors     int           `env:"MAX_ERRORS" default:"20" placeholder:"N" help:"Errors in one answer (${env}, ${default})."`
	MaxTime       time.Duration `env:"MAX_TIME" default:"30s" placeholder:"TIME" help:"Time for one request (${env}, ${default})."`
}

// Validate refuses limits that would refuse everything.
func (l limitFlags) Validate() error {
	least := min(l.MaxBody, int64(l.MaxNodes), int64(l.MaxDepth), int64(l.MaxRootFields), int64(l.MaxFields),
		int64(l.MaxJSONDepth), int64(l.MaxErrors), int64(l.MaxTime))
	if least < 1 || l.MaxDirectives < 0 {
		return errors.New("a limit must be positive")
	}
	return nil
}

// operation are the limits on one operation.
func (l limitFlags) operation() limits.Operation {
	return limits.Operation{
		Nodes: l.MaxNodes, Depth: l.MaxDepth, RootFields: l.MaxRootFields, Fields: l.MaxFields, Directives: l.MaxDirectives,
	}
}

// request are the limits on one request.
func (l limitFlags) request() web.Limits {
	return web.Limits{Body: l.MaxBody, JSONDepth: l.MaxJSONDepth, Errors: l.MaxErrors, Time: l.MaxTime}
}

const description = `A GraphQL server for articles and publications, a many-to-many relation done completely.

Try it with an example, and open the address that it logs:

  junction --demo

The playground is at /, GraphQL at /graphql, /healthz says that the program is alive, /readyz that it can answer.`

// How long a client may take to say what it wants, and how long a stop lets what runs finish.
const (
	headerTimeout = 10 * time.Second
	stopTimeout   = 10 * time.Second
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run runs the program and returns its exit code. What keeps it from serving is one line on stderr.
func run(args []string, stdout, stderr io.Writer) int {
	var given flags
	exited := -1
	parser := kong.Must(&given, kong.Name("junction"), kong.Description(description),
		kong.Vars{"version": "junction " + version}, kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exited = code }))
	_, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
		defer stop()
		err = serve(ctx, given, stderr)
	}
	if err != nil {
		fmt.Fprintln(stderr, "junction:", strings.ReplaceAll(err.Error(), "\n", "; "))
		return 1
	}
	return 0
}

// serve serves until the context ends, and then finishes what runs.
func serve(ctx context.Context, given flags, logTo io.Writer) (err error) {
	log := slog.New(web.LogHandler{Handler: slog.NewTextHandler(logTo, &slog.HandlerOptions{Level: given.LogLevel})})

	// The address comes before the database: where it is taken, no file is made.
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", given.Listen)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", given.Listen, cause(err))
	}
	defer func() { _ = listener.Close() }() // a second time, when the server has closed it
	store, err := openStore(ctx, given.Database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if given.Demo {
		if err := fillDemo(ctx, store); err != nil {
			return fmt.Errorf("cannot fill the database with the example: %w", err)
		}
	}

	server := &http.Server{
		Handler: web.New(web.Config{
			Executor: graph.New(store, log, limits.Extension(given.Limits.operation())),
			Ready:    store.Ping,
			Log:      log,
			Limits:   given.Limits.request(),
		}),
		ReadHeaderTimeout: headerTimeout,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	log.InfoContext(ctx, "serving", "addr", listener.Addr().String(), "database", shown(given.Database), "version", version)
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	log.InfoContext(ctx, "stopping")
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	if err := server.Shutdown(stopping); err != nil {
		log.WarnContext(ctx, "stopped before everything was finished", "cause", err)
		return server.Close()
	}
	return nil
}

// openStore opens the engine that a DSN names.
func openStore(ctx context.Context, dsn string) (storage.Store, error) {
	if dsn == "" {
		return nil, errors.New("cannot use the database: the path is empty")
	}
	if scheme, _, isURL := strings.Cut(dsn, "://"); isURL {
		return nil, fmt.Errorf("cannot use the database: this version has no engine for %s://", scheme)
	}
	return sqlite.Open(ctx, dsn)
}

// shown is a DSN as it may be logged: without what could be a password.
func shown(dsn string) string {
	if _, rest, isURL := strings.Cut(dsn, "://"); isURL {
		_, host, _ := strings.Cut(rest, "@")
		return host
	}
	return dsn
}

// cause is what the system says, without the address that it repeats.
func cause(err error) error {
	var system *os.SyscallError
	var address *net.AddrError
	switch {
	case errors.As(err, &system):
		return system.Err
	case errors.As(err, &address):
		return errors.New(address.Err)
	}
	return err
}
