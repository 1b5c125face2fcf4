package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/rs/cors"
)

// clientHeaders are the headers that GraphQL clients, and what traces them, send from browsers.
var clientHeaders = []string{
	"accept", "content-type", "authorization",
	"apollo-require-preflight", "apollographql-client-name", "apollographql-client-version",
	"x-apollo-operation-id", "x-apollo-operation-name", "x-apollo-operation-type", "graphql-preflight",
	"baggage", "sentry-trace", "traceparent", "tracestate",
	strings.ToLower(headerRequestID), strings.ToLower(headerPosition),
}

// CheckOrigins refuses what is no origin as browsers send it: scheme, host, and a port that is not the scheme's own. A *
// is none: who wants every site to call can have a proxy say so.
func CheckOrigins(origins []string) error {
	for _, origin := range origins {
		u, err := url.Parse(origin)
		if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Hostname() == "" || strings.Contains(origin, "*") {
			return fmt.Errorf("%q is no origin; one is written like https://example.com or http://localhost:3000", origin)
		}
		port := u.Port()
		if (u.Scheme == "https" && port == "443") || (u.Scheme == "http" && port == "80") {
			port = ""
		}
		sent := u.Scheme + "://" + strings.ToLower(u.Hostname())
		if strings.Contains(u.Hostname(), ":") {
			sent = u.Scheme + "://[" + strings.ToLower(u.Hostname()) + "]"
		}
		if port != "" {
			sent += ":" + port
		}
		if origin != sent {
			return fmt.Errorf("no browser sends the origin %q; it sends %q", origin, sent)
		}
	}
	return nil
}

// headerCharacters are those of a header's name, less the *, which in an answer stands for all headers.
const headerCharacters = "!#$%&'+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// CheckHeaders refuses what cannot be the name of a header.
func CheckHeaders(names []string) error {
	for _, name := range names {
		if name == "" || strings.Trim(name, headerCharacters) != "" {
			return fmt.Errorf("%q is no header's name; one is written like X-Tenant", name)
		}
	}
	return nil
}

// visitors are the pages of other sites that may call, and what they may send.
type visitors struct {
	origins, headers []string
	log              *slog.Logger
}

func newVisitors(config Config) *visitors {
	headers := slices.Clone(clientHeaders)
	for _, name := range config.Headers {
		headers = append(headers, strings.ToLower(name))
	}
	return &visitors{config.Origins, headers, config.Log}
}

// let tells whether a page may call. When the browser asks that beforehand, a refusal is logged: the browser tells it to
// nobody who could allow it.
func (v *visitors) let(r *http.Request, origin string) (allowed bool, vary []string) {
	trusted := slices.Contains(v.origins, origin)
	if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" {
		return trusted, nil
	}
	ctx, site := r.Context(), slog.String("origin", shortened(origin))
	if !trusted {
		v.log.WarnContext(ctx, "a page of another site may not call; --cors-origin lets it", site)
		return false, nil
	}
	if unknown := v.unknownHeaders(r.Header); len(unknown) > 0 {
		v.log.WarnContext(ctx, "a page may not send these headers; --cors-header lets it",
			site, slog.String("headers", shortened(strings.Join(unknown, ","))))
		return false, nil
	}
	return true, nil
}

// unknownHeaders are the headers that a page would send and may not.
func (v *visitors) unknownHeaders(asked http.Header) (unknown []string) {
	for name := range strings.SplitSeq(strings.Join(asked.Values("Access-Control-Request-Headers"), ","), ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if name != "" && !slices.Contains(v.headers, name) {
			unknown = append(unknown, name)
		}
	}
	return unknown
}

// crossOrigin lets pages of other sites in that are trusted, and refuses all others, whatever they ask: a query changes
// nothing, but it costs, and how long it takes can tell what its answer is. Browsers tell where a request comes from;
// what tells nothing is no browser. The origins must have passed [CheckOrigins].
func crossOrigin(config Config, e *endpoint, next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	for _, origin := range config.Origins {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			panic(err) // see CheckOrigins
		}
	}
	checked := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := r
		if r.Method == http.MethodGet { // which is not to be taken for harmless
			posted := *r
			posted.Method, asked = http.MethodPost, &posted
		}
		if protection.Check(asked) != nil && !config.Hosts.own(r.Header) {
			e.refuse(w, typeJSON, &refusal{http.StatusForbidden, "pages of other sites may not call; see --cors-origin", invalidInput})
			return
		}
		next.ServeHTTP(w, r)
	})
	const remembered = 10 * time.Minute
	return cors.New(cors.Options{
		AllowOriginVaryRequestFunc: newVisitors(config).let,
		AllowedMethods:             []string{http.MethodGet, http.MethodPost},
		AllowedHeaders:             []string{"*"}, // let has looked at them
		ExposedHeaders:             []string{headerRequestID, headerPosition, "Retry-After"},
		MaxAge:                     int(remembered.Seconds()),
	}).Handler(checked)
}
