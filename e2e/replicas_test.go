//go:build unix

package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"junction/storage/postgres/postgrestest"
)

const headerPosition = "Junction-Position"

// replicated is a program with a database and a replica of it.
type replicated struct {
	*server
	primary, standby *postgrestest.Cluster
}

func startReplicated(t *testing.T, flags ...string) *replicated {
	t.Helper()
	primary, err := postgrestest.New("fsync=off", "max_connections=50")
	if err != nil {
		postgrestest.Skip(t, err)
	}
	r := &replicated{primary: primary}
	t.Cleanup(func() { _ = primary.Remove() })
	if err := primary.Start(); err != nil {
		t.Fatal(err)
	}
	if r.standby, err = primary.Standby("fsync=off", "max_connections=50"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.standby.Remove() })
	if err := r.standby.Start(); err != nil {
		t.Fatal(err)
	}
	r.server = start(t, append(flags, "--database", primary.URL("postgres"), "--read-database", r.standby.URL("postgres"))...)
	return r
}

// onStandby is the one value that a statement gives on the replica.
func (r *replicated) onStandby(t testing.TB, statement string) string {
	t.Helper()
	var value string
	db := onPostgres.connect(t, r.standby.URL("postgres"))
	defer db.Close()
	if err := db.QueryRowContext(t.Context(), statement).Scan(&value); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	return value
}

// pause keeps the replica as it is, once it has a position; resume lets it go on.
func (r *replicated) pause(t testing.TB, after string) {
	t.Helper()
	r.waitFor(t, "SELECT (pg_last_wal_replay_lsn() >= '"+after+"')::text", "true")
	r.onStandby(t, "SELECT pg_wal_replay_pause()::text")
	r.waitFor(t, "SELECT pg_get_wal_replay_pause_state()", "paused")
}

func (r *replicated) resume(t testing.TB) {
	t.Helper()
	r.onStandby(t, "SELECT pg_wal_replay_resume()::text")
}

func (r *replicated) waitFor(t testing.TB, statement, want string) {
	t.Helper()
	for end := time.Now().Add(startWithin); r.onStandby(t, statement) != want; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not within %v: %s", startWithin, statement)
		}
	}
}

// answered is an answer with its headers.
type answered struct {
	http.Header
	status int
	body   string
}

// with sends a request, by GET where it has no body, with the positions that it sends back.
func (s *server) with(t testing.TB, path string, body any, positions ...string) answered {
	t.Helper()
	method, text := http.MethodGet, []byte(nil)
	if body != nil {
		method = http.MethodPost
		text, _ = json.Marshal(body)
	}
	req, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	for _, position := range positions {
		req.Header.Add(headerPosition, position)
	}
	res, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var answer bytes.Buffer
	_, _ = answer.ReadFrom(res.Body)
	return answered{res.Header, res.StatusCode, strings.TrimSpace(answer.String())}
}

// make creates a publication with two articles, in two mutations of one request, the second of which reads all that the
// first one did.
func (r *replicated) make(t testing.TB, title string) answered {
	t.Helper()
	return r.with(t, "/graphql", map[string]any{"query": `mutation ($title: String!) {
		createArticle(input: { headline: "first" }) { article { id } }
		createPublication(input: { title: $title, articleIds: ["Article:1"] }) {
			publication { articles { nodes { headline publications(orderBy: { field: ID }) { nodes { title } } } } }
		}
	}`, "variables": map[string]string{"title": title}})
}

const titlesQuery = `{ article(id: "Article:1") { publications(orderBy: { field: ID }) { nodes { title } } } }`

// titles asks, in each way there is, for the titles of all publications of the first article.
func (r *replicated) titles(t testing.TB, positions ...string) []answered {
	t.Helper()
	persisted := url.Values{
		"query":      {titlesQuery},
		"extensions": {fmt.Sprintf(`{"persistedQuery":{"version":1,"sha256Hash":"%x"}}`, sha256.Sum256([]byte(titlesQuery)))},
	}
	get := "/graphql?" + url.Values{"query": {titlesQuery}}.Encode()
	return []answered{
		r.with(t, "/graphql", map[string]any{"query": titlesQuery}, positions...),
		r.with(t, get, nil, positions...),
		r.with(t, "/graphql?"+persisted.Encode(), nil, positions...),
	}
}

// A query is answered from the replica, a mutation and all that its answer holds from the primary, and a query that sends
// a mutation's position back sees the mutation, wherever that is from.
func TestReplicasAndReadingOwnWrites(t *testing.T) {
	t.Parallel()
	const wait = time.Second
	r := startReplicated(t, "--cors-origin", trustedSite, "--read-wait", wait.String())
	nodes := func(titles ...string) string {
		if len(titles) == 0 {
			return "[]"
		}
		return `[{"title":"` + strings.Join(titles, `"},{"title":"`) + `"}]`
	}
	data := func(titles ...string) string {
		return `{"data":{"article":{"publications":{"nodes":` + nodes(titles...) + `}}}}`
	}
	see := func(what, want string, have ...answered) {
		t.Helper()
		for _, answer := range have {
			if diff := cmp.Diff(want, answer.body); diff != "" {
				t.Errorf("%s (-want +have):\n%s", what, diff)
			}
			if told := answer.Get(headerPosition); told != "" {
				t.Errorf("%s: a query's answer tells the position %s", what, told)
			}
			if cached := answer.Get("Cache-Control"); cached != "no-store" {
				t.Errorf("%s: Cache-Control: %s", what, cached)
			}
		}
	}

	first := r.make(t, "one")
	position := first.Get(headerPosition)
	if !regexp.MustCompile(`^[0-9A-F]{1,8}/[0-9A-F]{1,8}$`).MatchString(position) {
		t.Fatalf("the position is %q: %s", position, first.body)
	}
	see("right after the mutation", data("one"), r.titles(t, position)...)

	r.pause(t, position)
	second := r.make(t, "two")
	if !strings.Contains(second.body, `"publications":{"nodes":`+nodes("one", "two")+`}`) {
		t.Errorf("a mutation's answer: %s", second.body)
	}
	see("a plain query", data("one"), r.titles(t)...)
	see("a query with the old position", data("one"), r.titles(t, position)...)
	began := time.Now()
	see("a query with the new position", data("one", "two"), r.titles(t, second.Get(headerPosition))...)
	// On a busy machine, a new connection to the replica may take longer than the half of the time that it is given.
	if took := time.Since(began); took < 3*wait/2 || took > startWithin {
		t.Errorf("three queries waited for %v altogether", took)
	}
	r.resume(t)
	r.pause(t, second.Get(headerPosition))
	third := r.make(t, "three")
	see("a query from a replica that has it", data("one", "two"), r.titles(t, second.Get(headerPosition))...)
	see("a query for what it does not have", data("one", "two", "three"), r.titles(t, third.Get(headerPosition))...)
	r.resume(t)

	for _, wrong := range [][]string{{"yesterday"}, {"0"}, {"0/0/0"}, {"0/+1"}, {"0/16B3748 "}, {"0/1", "0/2"}, {"123456789/0"}} {
		for _, answer := range r.titles(t, wrong...) {
			malformed := strings.TrimSpace(wrong[0]) != "0/16B3748" // around a value, a space means nothing
			if malformed && (answer.status != http.StatusBadRequest || !strings.Contains(answer.body, `"code":"INVALID_INPUT"`)) {
				t.Errorf("%q: status %d, %s", wrong, answer.status, answer.body)
			}
		}
	}

	req := []string{"Origin", trustedSite, "Sec-Fetch-Site", "cross-site", "Access-Control-Request-Method", "POST"}
	_, allowed := r.send(t, http.MethodOptions, "/graphql", "", append(req, "Access-Control-Request-Headers", strings.ToLower(headerPosition))...)
	if !strings.EqualFold(allowed.Get("Access-Control-Allow-Headers"), headerPosition) {
		t.Errorf("Access-Control-Allow-Headers: %s", allowed.Get("Access-Control-Allow-Headers"))
	}
	_, exposed := r.send(t, http.MethodPost, "/graphql", plainMutation, append(req[:4], "Content-Type", "application/json")...)
	if !strings.Contains(exposed.Get("Access-Control-Expose-Headers"), headerPosition) {
		t.Errorf("Access-Control-Expose-Headers: %s", exposed.Get("Access-Control-Expose-Headers"))
	}
}

// A program that starts without its replica serves all the same, and says so after its first line.
func TestReplicaThatIsDownAtTheStart(t *testing.T) {
	t.Parallel()
	r := startReplicated(t)
	position := r.make(t, "one").Get(headerPosition)
	r.stop(t)
	if err := r.standby.Stop(); err != nil {
		t.Fatal(err)
	}
	r.server = start(t, "--database", r.primary.URL("postgres"), "--read-database", r.standby.URL("postgres"))
	for _, answer := range append(r.titles(t), r.titles(t, position)...) {
		if !strings.Contains(answer.body, `{"title":"one"}`) {
			t.Errorf("status %d, %s", answer.status, answer.body)
		}
	}
	if log := r.log.String(); !strings.Contains(log, "queries do not go to a replica") {
		t.Errorf("the log:\n%s", log)
	}
	if err := r.standby.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(startWithin); !strings.Contains(r.log.String(), "queries go to a replica"); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the replica is not read from:\n%s", r.log)
		}
	}
}

// Where nothing lags behind, positions mean nothing, whatever a client still sends.
func TestPositionsMeanNothingWithoutReplicas(t *testing.T) {
	t.Parallel()
	s := start(t)
	answer := s.with(t, "/graphql", map[string]any{"query": `mutation { createArticle(input: { headline: "x" }) { article { id } } }`}, "old")
	if answer.status != http.StatusOK || answer.Get(headerPosition) != "" || strings.Contains(answer.body, "errors") {
		t.Errorf("status %d, position %q, %s", answer.status, answer.Get(headerPosition), answer.body)
	}
}
