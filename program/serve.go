package program

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/alecthomas/kong"

	"junction/graph/documents"
	"junction/graph/execute"
	"junction/model/names"
	"junction/program/engine"
	"junction/program/httpserver"
	"junction/storage"
	"junction/web"
	"junction/web/limits"
	"junction/web/playground"
)

// Run serves until the context ends, and then finishes what runs.
func (c serveCommand) Run(ctx context.Context, k *kong.Kong, of Application, demo *demoFlag) (err error) {
	log := slog.New(web.LogHandler{Handler: slog.NewTextHandler(k.Stderr, &slog.HandlerOptions{Level: slog.Level(c.LogLevel)})})

	memory := limitMemory(ctx, log)
	manifest, err := c.Admission.documents(of.GraphQL)
	if err != nil {
		return err
	}
	// The addresses come before the database: where one is taken, no file is made.
	listener, err := httpserver.Listen(ctx, c.Listen)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", c.Listen, err)
	}
	defer func() { _ = listener.Close() }() // a second time, when the server has closed it
	telemetry, err := newTelemetry(ctx, c.Telemetry, of, log)
	if err != nil {
		return err
	}
	defer telemetry.stop(ctx, log)
	replicas := &replicaLog{Logger: log}
	var migrated migrationLog
	of.Schema.Migrated = migrated.add
	store, err := engine.Open(ctx, c.Database, of.Schema, engine.Options{
		Plain: c.PlainSQL, Replicas: c.Replicas.replicas(ctx, replicas), Log: log,
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if demo.Demo {
		if err := fillDemo(ctx, store, of.Demo); err != nil {
			return err
		}
	}

	telemetry.begin(ctx, c.Telemetry, of.Version, store, log)
	extensions := append(slices.Clip(telemetry.extensions), manifest)
	executor := c.executor(of, store, documents.NewCache(documentMemory(memory)), log, extensions)
	handler := c.handler(of, executor, store, listener.Addr(), telemetry, log)
	log.InfoContext(ctx, "serving", "addr", listener.Addr().String(), "database", engine.Redacted(c.Database), "version", of.Version)
	migrated.write(ctx, log)
	welcome(ctx, c, listener.Addr(), store, of.Demo != nil, log)
	warnOfUnprefixed(ctx, log)
	telemetry.announce(ctx, log)
	replicas.begin()
	return httpserver.Serve(ctx, listener, handler, c.Limits.connection(), log)
}

// executor is what executes operations within the limits.
func (c serveCommand) executor(
	of Application, store storage.Store, cache *documents.Cache, log *slog.Logger, extensions []graphql.HandlerExtension,
) *execute.Executor {
	extensions = append(extensions, limits.Extension(c.Limits.operation(), cache), execute.AnswerLimit(c.Limits.MaxAnswer))
	if c.Unplanned {
		extensions = append(extensions, execute.Unplanned{})
	}
	return c.Browsers.hide(execute.New(of.GraphQL, of.Types, store, cache, log, extensions...))
}

// handler is what answers requests that come to an address.
func (c serveCommand) handler(
	of Application, executor *execute.Executor, store storage.Store, addr net.Addr, telemetry *telemetry, log *slog.Logger,
) http.Handler {
	return web.New(web.Config{
		Executor: executor,
		Ready:    store.Ping,
		Log:      log,
		Limits:   c.Limits.request(),
		Load:     c.Admission.load(),

		Origins:      c.Browsers.CORSOrigin,
		Headers:      c.Browsers.CORSHeader,
		Hosts:        web.HostsOf(addr, c.Browsers.Host),
		SDL:          c.Browsers.sdl(of.GraphQL),
		Examples:     playground.Examples{Name: names.Capital(of.Name), About: of.About, Tabs: playground.ReadTabs(of.Examples)},
		NoPlayground: c.Browsers.NoPlayground,

		Observers: telemetry.observers,
		Metrics:   telemetry.metrics,
		Positions: positions(store),
	})
}
