package program

import (
	"context"
	"log/slog"
	"net"
	"net/url"

	"junction/storage"
)

// welcome logs the URL to begin with, and how to get something to see where there is nothing yet.
func welcome(ctx context.Context, given serveCommand, addr net.Addr, store storage.Store, hasDemo bool, log *slog.Logger) {
	if given.Browsers.NoPlayground {
		log.InfoContext(ctx, "GraphQL is served", "url", urlOf(given.Listen, addr, "/graphql"))
	} else {
		log.InfoContext(ctx, "open the playground in a browser", "url", urlOf(given.Listen, addr, "/"))
	}
	switch empty, err := isEmpty(ctx, store, store.Model()); {
	case err != nil || !empty:
	case hasDemo:
		log.InfoContext(ctx, "there is no data yet; start with --demo for an example, or create some")
	default:
		log.InfoContext(ctx, "there is no data yet; create some")
	}
}

// urlOf is the URL of a path on this machine, by the host that was asked to listen on and the port that was found. Who
// listens on all hosts is called localhost.
func urlOf(asked string, found net.Addr, path string) string {
	host, _, _ := net.SplitHostPort(asked)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(found.String())
	return (&url.URL{Scheme: "http", Host: net.JoinHostPort(host, port), Path: path}).String()
}
