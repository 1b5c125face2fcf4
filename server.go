// Junction is a GraphQL server for one relation done completely: an article appears in many publications, a publication
// has many articles.
package main

//go:generate go run ./graph/generate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"junction/entity"
	"junction/graph"
	"junction/graph/resolve"
	"junction/web"
	"junction/web/limits"
	"junction/web/playground"
)

// version is set when a release is built: -ldflags "-X main.version=1.2.3".
var version = "development"

// How long a client may take to say what it wants, and how long a stop lets what runs finish.
const (
	headerTimeout = 10 * time.Second
	stopTimeout   = 10 * time.Second
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run runs the program and returns its exit code. What keeps it from serving is one line on stderr.
func run(args []string, stdout, stderr io.Writer) int {
	exited := -1
	parser := newParser(&commandLine{}, kong.Writers(stdout, stderr), kong.Exit(func(code int) { exited = code }))
	command, err := parser.Parse(args)
	var misread *kong.ParseError
	if errors.As(err, &misread) && misread.Context.Error != nil {
		err = fmt.Errorf("%w; see junction --help", err)
	}
	if err == nil && exited < 0 {
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
		defer stop()
		command.BindTo(ctx, (*context.Context)(nil))
		err = command.Run()
	}
	switch {
	case exited >= 0:
		return exited
	case err != nil:
		fmt.Fprintln(stderr, "junction:", strings.ReplaceAll(err.Error(), "\n", "; "))
		return 1
	}
	return 0
}

// serve serves until the context ends, and then finishes what runs.
func serve(ctx context.Context, given flags, logTo io.Writer) (err error) {
	log := slog.New(web.LogHandler{Handler: slog.NewTextHandler(logTo, &slog.HandlerOptions{Level: slog.Level(given.LogLevel)})})

	memory := limitMemory(ctx, log)
	named, err := given.Doors.documents()
	if err != nil {
		return err
	}
	// The addresses come before the database: where one is taken, no file is made.
	listener, err := listen(ctx, given.Listen)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", given.Listen, err)
	}
	defer func() { _ = listener.Close() }() // a second time, when the server has closed it
	seen, err := newSeeing(ctx, given.Seeing, log)
	if err != nil {
		return err
	}
	defer seen.stop(ctx, log)
	replicas := &replicaLog{Logger: log}
	store, err := openStore(ctx, given, replicas)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if given.Demo {
		if err := fillDemo(ctx, store); err != nil {
			return fmt.Errorf("cannot fill the database with the example: %w", err)
		}
	}

	seen.begin(ctx, given.Seeing, store, log)
	documents := resolve.NewDocuments(documentMemory(memory))
	extensions := append(slices.Clip(seen.extensions), named, limits.Extension(given.Limits.operation(), documents),
		resolve.AnswerLimit(given.Limits.MaxAnswer))
	if given.Unplanned {
		extensions = append(extensions, resolve.Unplanned{})
	}
	handler := &farewellHandler{Handler: web.New(web.Config{
		Executor: given.Browsers.hide(resolve.New(graph.NewSchema, entity.Types, store, documents, log, extensions...)),
		Ready:    store.Ping,
		Log:      log,
		Limits:   given.Limits.request(),
		Load:     given.Doors.load(),

		Origins:      given.Browsers.CORSOrigin,
		Headers:      given.Browsers.CORSHeader,
		Hosts:        web.HostsOf(listener.Addr(), given.Browsers.Host),
		SDL:          given.Browsers.sdl(),
		Examples:     playground.Examples{About: entity.About, Tabs: playground.ReadTabs(entity.Examples)},
		NoPlayground: given.Browsers.NoPlayground,

		Observers: seen.observers,
		Metrics:   seen.metrics,
		Positions: positions(store),
	})}
	server := given.Limits.server(handler, log)
	log.InfoContext(ctx, "serving", "addr", listener.Addr().String(), "database", shown(given.Database), "version", version)
	welcome(ctx, given, listener.Addr(), store, log)
	warnOfUnprefixed(ctx, log)
	seen.announce(ctx, log)
	replicas.begin()
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
	if err := stop(stopping, server, listener, handler); err != nil {
		log.WarnContext(ctx, "stopped before everything was finished", "cause", err)
		return server.Close()
	}
	return nil
}

// shown is a DSN as it may be logged: of a URL, what can be no part of a password.
func shown(dsn string) string {
	scheme, rest, isURL := strings.Cut(dsn, "://")
	if !isURL {
		return dsn
	}
	place, parameters, _ := strings.Cut(rest, "?")
	if strings.Contains(parameters, "@") { // the question mark may have been a password's
		return scheme
	}
	return scheme + "://" + place[strings.LastIndex(place, "@")+1:]
}
