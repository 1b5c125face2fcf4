package web

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// Hosts are the names by which a server may be called. A page can have the name of its own site point to any address,
// and its browser then takes the server there for that site (DNS rebinding); but it sends the name. The zero value is
// good for any name.
type Hosts struct {
	checked bool
	named   []string
}

// HostsOf returns the names of a server that listens on an address. On a loopback address these are the loopback's own
// and those that are named; on any other address they are the same, or any where none is named. The names must have
// passed [CheckHosts].
func HostsOf(address net.Addr, named []string) Hosts {
	hosts := Hosts{checked: len(named) > 0}
	if tcp, ok := address.(*net.TCPAddr); ok && tcp.IP.IsLoopback() {
		hosts.checked = true
	}
	for _, name := range named {
		hosts.named = append(hosts.named, strings.ToLower(name))
	}
	return hosts
}

// CheckHosts refuses what is no host as browsers send it, less its port.
func CheckHosts(names []string) error {
	const characters = "-._0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for _, name := range names {
		if _, err := netip.ParseAddr(name); err != nil && (name == "" || strings.Trim(name, characters) != "") {
			return fmt.Errorf("%q is no host; one is written like api.example.com, without scheme and port", name)
		}
	}
	return nil
}

// Guard lets requests through that call the server by one of its names, and answers the others with HTTP 421.
func (h Hosts) Guard(log *slog.Logger, next http.Handler) http.Handler {
	return h.guard(log, next, func(w http.ResponseWriter) { http.Error(w, notOurs, http.StatusMisdirectedRequest) })
}

// notOurs is what a request is told that calls the server by another name.
const notOurs = "this server does not answer to this name; see --host"

// guard is [Hosts.Guard] with an answer of the caller's.
func (h Hosts) guard(log *slog.Logger, next http.Handler, refuse func(http.ResponseWriter)) http.Handler {
	if !h.checked {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if name := hostname(r.Host); !isLoopback(name) && !slices.Contains(h.named, name) {
			log.WarnContext(r.Context(), "asked by a name that is not this server's; --host adds one", "host", shortened(r.Host))
			refuse(w)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// own tells whether a request comes from a page of one of the named hosts, in a browser too old to say that it comes
// from the same site. Where a proxy puts another name into Host, nothing else tells.
func (h Hosts) own(header http.Header) bool {
	origin, err := url.Parse(header.Get("Origin"))
	return err == nil && header.Get("Sec-Fetch-Site") == "" && slices.Contains(h.named, hostname(origin.Host))
}

// hostname is a host without its port, written as names are compared.
func hostname(host string) string {
	return strings.ToLower(strings.TrimSuffix((&url.URL{Host: host}).Hostname(), "."))
}

// isLoopback tells whether a name always stands for the machine itself.
func isLoopback(name string) bool {
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	address, err := netip.ParseAddr(name)
	return err == nil && address.Unmap().IsLoopback()
}
