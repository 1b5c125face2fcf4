package e2e

import (
	"bufio"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestMetricsTellWhatHappened(t *testing.T) {
	t.Parallel()
	s := start(t, "--max-body", "100000")
	s.must(t, `mutation Named { createArticle(input: { headline: "seen" }) { article { id } } }`, nil)
	for range 3 {
		s.must(t, `query AlsoNamed { articles { nodes { id } } }`, nil)
	}
	s.post(t, `{ a: article(id: "x") { id } b: article(id: "y") { id } }`, nil)
	s.post(t, `{ articles(first: 1000) { nodes { publications(first: 1000) { nodes { id } } } } }`, nil)
	s.post(t, `{ articles { totalCount }`+strings.Repeat(" ", 100_000)+`}`, nil)

	text := s.scrape(t, s.URL)
	samples := samplesOf(text)
	for name, want := range map[string]float64{
		`junction_requests_total{kind="mutation",status="200"}`:            1,
		`junction_requests_total{kind="query",status="200"}`:               5,
		`junction_requests_total{kind="none",status="413"}`:                1,
		`junction_request_duration_seconds_count{kind="query"}`:            5,
		`junction_request_duration_seconds_bucket{kind="query",le="+Inf"}`: 5,
		`junction_errors_total{code="INVALID_ID"}`:                         2,
		`junction_errors_total{code="LIMIT_EXCEEDED"}`:                     2,
		`junction_limits_hit_total{limit="nodes"}`:                         1,
		`junction_limits_hit_total{limit="body"}`:                          1,
		`junction_statements_total`:                                        4,
		`junction_rows_total`:                                              4,
		`junction_requests_in_flight`:                                      0,
		`junction_database_connections_max{pool="writer"}`:                 1,
		`junction_database_connections{pool="writer",state="in_use"}`:      0,
		`junction_database_connections{pool="writer",state="idle"}`:        1,
		`junction_database_connection_waits_total{pool="writer"}`:          0,
		`junction_build_info{version="development"}`:                       1,
	} {
		if got, there := samples[name]; !there || got != want {
			t.Errorf("%s is %v (there: %t), want %v", name, got, there, want)
		}
	}
	for _, name := range []string{
		"junction_database_wal_bytes", `junction_database_connections_max{pool="readers"}`, "go_goroutines",
		"process_start_time_seconds",
	} {
		if samples[name] <= 0 {
			t.Errorf("%s is %v, want more than 0", name, samples[name])
		}
	}
	if strings.Contains(text, "Named") {
		t.Errorf("an operation's name is told, of which there are as many as clients like:\n%s", text)
	}
}

// TestMetricsElsewhere moves them to an address of their own, where nothing else is, and off.
func TestMetricsElsewhere(t *testing.T) {
	t.Parallel()
	s := start(t, "--metrics", "127.0.0.1:0")
	aside := s.aside(t, "serving metrics")
	if samples := samplesOf(s.scrape(t, aside)); samples["go_goroutines"] == 0 {
		t.Errorf("no metrics on %s", aside)
	}
	s.absent(t, s.URL, "/metrics")
	s.absent(t, aside, "/graphql")
	s.absent(t, aside, "/debug/pprof/")

	off := start(t, "--metrics", "off")
	off.absent(t, off.URL, "/metrics")
}

func TestProfilesAreOnAnAddressOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := start(t, "--pprof", "127.0.0.1:0")
	aside := s.aside(t, "serving profiles")
	for _, path := range []string{"/debug/pprof/", "/debug/pprof/goroutine?debug=1", "/debug/pprof/cmdline"} {
		if status := statusOf(t, aside+path); status != http.StatusOK {
			t.Errorf("%s: status %d, want 200", path, status)
		}
	}
	s.absent(t, s.URL, "/debug/pprof/")
	s.absent(t, aside, "/graphql")
	s.absent(t, aside, "/metrics")

	plain := start(t)
	plain.absent(t, plain.URL, "/debug/pprof/")
	if log := plain.log.String(); strings.Contains(log, "serving profiles") {
		t.Errorf("profiles are served though nobody asked:\n%s", log)
	}
}

// TestWhatCannotBeSeen starts the program with settings that it cannot follow.
func TestWhatCannotBeSeen(t *testing.T) {
	t.Parallel()
	for name, how := range map[string]launch{
		"--pprof nowhere":          {args: []string{"--listen=127.0.0.1:0", "--pprof=nowhere"}},
		"--metrics nowhere":        {args: []string{"--listen=127.0.0.1:0", "--metrics=nowhere"}},
		"an exporter that is none": {args: []string{"--listen=127.0.0.1:0"}, env: []string{"OTEL_TRACES_EXPORTER=jaeger"}},
		"a protocol that is none":  {args: []string{"--listen=127.0.0.1:0"}, env: []string{"OTEL_TRACES_EXPORTER=otlp", "OTEL_EXPORTER_OTLP_PROTOCOL=http/json"}},
	} {
		how.dir = t.TempDir()
		got := runToEnd(t, how)
		if made := contents(t, how.dir); len(made) > 0 {
			t.Errorf("%s: a file was made", name)
		}
		if got.code != 1 || strings.Count(got.stderr, "\n") != 1 {
			t.Errorf("%s: exit code %d, want 1 and one line on stderr:\n%s", name, got.code, got.stderr)
		}
		t.Log(got.stderr)
	}
}

// aside waits for the log line of what is served on an address of its own, and returns its URL.
func (s *server) aside(t testing.TB, message string) string {
	t.Helper()
	for deadline := time.Now().Add(startWithin); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		for _, line := range linesWith(s.log.String(), message) {
			if addr, ok := address(line); ok {
				return "http://" + addr
			}
		}
	}
	t.Fatalf("no line %q in the log", message)
	return ""
}

// absent requires that there is nothing at a path.
func (s *server) absent(t testing.TB, base, path string) {
	t.Helper()
	if status := statusOf(t, base+path); status != http.StatusNotFound {
		t.Errorf("%s: status %d, want 404", path, status)
	}
}

func statusOf(t testing.TB, url string) int {
	t.Helper()
	res, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return res.StatusCode
}

// scrape reads the metrics, as often as it takes until no request is in flight: an answer may be read before it is counted.
func (s *server) scrape(t testing.TB, base string) string {
	t.Helper()
	for {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, base+"/metrics", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		status, contentType, body, err := exchange(req)
		if err != nil || status != http.StatusOK || !strings.HasPrefix(contentType, "text/plain") {
			t.Fatalf("status %d, %s, %v", status, contentType, err)
		}
		if strings.Contains(string(body), "\njunction_requests_in_flight 0\n") {
			return string(body)
		}
	}
}

// samplesOf reads the text format of Prometheus: each sample by its name and labels.
func samplesOf(text string) map[string]float64 {
	samples := make(map[string]float64)
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
		name, value, ok := strings.Cut(lines.Text(), " ")
		if strings.HasPrefix(name, "#") || !ok {
			continue
		}
		if number, err := strconv.ParseFloat(value, 64); err == nil {
			samples[name] = number
		}
	}
	return samples
}
