package e2e

import (
	"net/http"
	"strings"
	"testing"
)

const publicName = "api.example.com"

// TestHosts calls the program by names that are its own and by others.
func TestHosts(t *testing.T) {
	t.Parallel()
	local, named := start(t), start(t, "--host", publicName)
	anywhere := startWith(t, launch{args: []string{"--listen", ":0"}})
	namedAnywhere := startWith(t, launch{args: []string{"--listen", ":0"}, env: []string{"JUNCTION_HOST=" + publicName}})
	const refused = http.StatusMisdirectedRequest
	for _, test := range []struct {
		host                                  string
		local, named, anywhere, namedAnywhere int
	}{
		{"localhost", 200, 200, 200, 200},
		{"LOCALHOST.:8080", 200, 200, 200, 200},
		{"app.localhost:3000", 200, 200, 200, 200},
		{"127.0.0.1", 200, 200, 200, 200},
		{"127.1.2.3:8080", 200, 200, 200, 200},
		{"[::1]:8080", 200, 200, 200, 200},
		{publicName, refused, 200, 200, 200},
		{"API.Example.com.:443", refused, 200, 200, 200},
		{"evil.example:8080", refused, refused, 200, refused},
		{"localhost.evil.example", refused, refused, 200, refused},
		{"127.0.0.1.evil.example", refused, refused, 200, refused},
		{"notlocalhost", refused, refused, 200, refused},
		{"0.0.0.0:8080", refused, refused, 200, refused},
		{"192.0.2.1", refused, refused, 200, refused},
	} {
		for s, want := range map[*server]int{
			local: test.local, named: test.named, anywhere: test.anywhere, namedAnywhere: test.namedAnywhere,
		} {
			for _, path := range []string{"/graphql?query={__typename}", "/", "/metrics"} {
				if status, _ := s.send(t, http.MethodGet, path, "", "Host", test.host); status != want {
					t.Errorf("%s of %s, called %s: status %d, want %d", path, s.cmd.Args[1:], test.host, status, want)
				}
			}
			for _, path := range []string{"/healthz", "/readyz"} { // who asks them often knows only an address
				if status, _ := s.send(t, http.MethodGet, path, "", "Host", test.host); status != 200 {
					t.Errorf("%s, called %s: status %d", path, test.host, status)
				}
			}
		}
	}
	local.stop(t) // after which the log is whole
	if !strings.Contains(local.log.String(), `level=WARN msg="asked by a name that is not this server's; --host adds one" host=evil.example:8080`) {
		t.Errorf("the log does not tell of the foreign name")
	}
}

// TestHostsOfAddressesBeside calls what is served on loopback addresses of its own by a foreign name.
func TestHostsOfAddressesBeside(t *testing.T) {
	t.Parallel()
	s := start(t, "--metrics", "127.0.0.1:0", "--pprof", "127.0.0.1:0", "--host", publicName)
	for message, path := range map[string]string{"serving metrics": "/metrics", "serving profiles": "/debug/pprof/cmdline"} {
		beside := &server{URL: s.aside(t, message)}
		for host, want := range map[string]int{"localhost": 200, "evil.example": 421, publicName: 421} {
			if status, _ := beside.send(t, http.MethodGet, path, "", "Host", host); status != want {
				t.Errorf("%s, called %s: status %d, want %d", path, host, status, want)
			}
		}
	}
}

// TestHostThatAProxyRewrites sends what a browser without Sec-Fetch-Site sends through a proxy that has a name of its own
// for the program.
func TestHostThatAProxyRewrites(t *testing.T) {
	t.Parallel()
	named, unnamed := start(t, "--host", publicName), start(t)
	for _, test := range []struct {
		*server
		origin, site string
		want         int
	}{
		{named, "https://" + publicName, "", 200},
		{named, "https://" + publicName, "cross-site", 403},
		{named, "https://evil.example", "", 403},
		{named, "http://localhost:3000", "", 403},
		{named, "null", "", 403},
		{unnamed, "https://" + publicName, "", 403},
	} {
		headers := []string{"Content-Type", "application/json", "Origin", test.origin}
		if test.site != "" {
			headers = append(headers, "Sec-Fetch-Site", test.site)
		}
		if status, _ := test.send(t, http.MethodPost, "/graphql", plainMutation, headers...); status != test.want {
			t.Errorf("from %s, %q: status %d, want %d", test.origin, test.site, status, test.want)
		}
	}
}
