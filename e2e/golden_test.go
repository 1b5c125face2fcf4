package e2e

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the expected answers under testdata/golden")

const goldenDir = "testdata/golden"

// goldenFiles are the paths of all golden files, relative to goldenDir.
func goldenFiles(t testing.TB) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(goldenDir, func(path string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".txt" {
			path, err = filepath.Rel(goldenDir, path)
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatal("no golden file")
	}
	return paths
}

// TestGolden compares requests and their exact answers, each file against a program of its own, and the same on every
// engine.
func TestGolden(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, on engine) {
		for _, path := range goldenFiles(t) {
			t.Run(strings.TrimSuffix(path, ".txt"), func(t *testing.T) {
				t.Parallel()
				holdGolden(t, on, path, *update && on.name == onSQLite.name)
			})
		}
	})
}

// TestGoldenUnplanned compares the same requests with the same answers where the GraphQL library's executor writes all
// of them.
func TestGoldenUnplanned(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, on engine) {
		for _, path := range goldenFiles(t) {
			t.Run(strings.TrimSuffix(path, ".txt"), func(t *testing.T) {
				t.Parallel()
				holdGolden(t, on, path, false, "--unplanned")
			})
		}
	})
}

func holdGolden(t *testing.T, on engine, path string, rewrite bool, flags ...string) {
	t.Helper()
	database := on.database(t)
	path = filepath.Join(goldenDir, path)
	file := readGolden(t, path)
	flags = append(append(flags, "--demo", "--database", database), file.flags()...)
	client := goldenClient{
		server: start(t, flags...), beside: &beside{t: t, on: on, database: database}, rewrite: rewrite,
		saved: map[string]string{"128 KiB": strings.Repeat("x", 128<<10)},
	}
	for _, exchange := range file.exchanges {
		t.Run(exchange.name, func(t *testing.T) { client.hold(t, exchange) })
	}
	if rewrite {
		file.write(t, path)
	}
}

// goldenClient sends the requests of one golden file.
type goldenClient struct {
	server  *server
	saved   map[string]string
	beside  *beside
	rewrite bool // take the answers over
}

// hold sends a request and compares its answer, or takes it over.
func (c goldenClient) hold(t *testing.T, of *exchangeCase) {
	c.beside.disturb(t, of)
	status, contentType, body := c.beside.send(t, c.server, of, func() (*http.Request, error) { return c.request(t, of) })
	c.save(t, of, body)
	got := section{
		head: strings.TrimSpace(fmt.Sprintf("answer %d %s", status, contentType)),
		text: layOut(c.hide(body)),
	}
	got.trim()
	if c.rewrite {
		of.answer = got
		return
	}
	lines := func(s section) []string { return strings.Split(s.head+"\n"+s.text, "\n") }
	if diff := cmp.Diff(lines(of.answer), lines(got)); diff != "" {
		t.Errorf("the answer (-want +got):\n%s", diff)
	}
}

// request builds an exchange's request.
func (c goldenClient) request(t *testing.T, exchange *exchangeCase) (*http.Request, error) {
	if written := exchange.text("request"); written != "" {
		return c.written(t, c.reveal(written))
	}
	content := map[string]any{"query": c.reveal(strings.TrimSpace(exchange.text("query")))}
	if variables := exchange.text("variables"); variables != "" {
		content["variables"] = json.RawMessage(c.reveal(variables))
	}
	body, err := json.Marshal(content)
	if err != nil {
		return nil, fmt.Errorf("the variables: %w", err)
	}
	req, err := http.NewRequest(http.MethodPost, c.server.URL+"/graphql", bytes.NewReader(body))
	if err == nil {
		req.Header.Set("Content-Type", "application/json")
	}
	return req, err
}

// written builds a request from its text: method and target, headers, an empty line, the body.
func (c goldenClient) written(t *testing.T, text string) (*http.Request, error) {
	head, body, _ := strings.Cut(text, "\n\n")
	lines := strings.Split(strings.TrimSpace(head), "\n")
	method, target, _ := strings.Cut(lines[0], " ")
	req, err := http.NewRequest(method, c.server.URL+escape(target), strings.NewReader(strings.TrimSuffix(body, "\n")))
	if err != nil {
		return nil, err
	}
	for _, line := range lines[1:] {
		name, value, _ := strings.Cut(line, ": ")
		if name != "Content-Length" {
			setHeader(req, name, value)
			continue
		}
		if req.ContentLength, err = strconv.ParseInt(value, 10, 64); err != nil {
			return nil, err
		}
		req.Body = io.NopCloser(&halfBody{text: body, ended: t.Context().Done()})
	}
	return req, nil
}

// escape writes a request's target so that HTTP can carry it; what is escaped already stays so.
func escape(target string) string {
	var escaped strings.Builder
	for _, b := range []byte(target) {
		if b <= ' ' || b > '~' || strings.IndexByte(`"<>\^`+"`{|}", b) >= 0 {
			fmt.Fprintf(&escaped, "%%%02X", b)
		} else {
			escaped.WriteByte(b)
		}
	}
	return escaped.String()
}

// save keeps the values of an answer that later requests name.
func (c goldenClient) save(t *testing.T, exchange *exchangeCase, body []byte) {
	t.Helper()
	for _, s := range exchange.sections {
		what, ok := strings.CutPrefix(s.head, "save ")
		if !ok {
			continue
		}
		name, path, _ := strings.Cut(what, " = ")
		var answer any
		if err := json.Unmarshal(body, &answer); err != nil {
			t.Fatalf("saving %s: %v", name, err)
		}
		value, err := at(answer, path)
		if text, ok := value.(string); ok {
			c.saved[name] = text
			continue
		}
		t.Fatalf("saving %s: no text there (%v) in %s", name, err, body)
	}
}

// reveal puts the saved values where a text names them.
func (c goldenClient) reveal(text string) string {
	for name, value := range c.saved {
		text = strings.ReplaceAll(text, "{{"+name+"}}", value)
	}
	return text
}

// hide puts the names of the saved values where a body holds them.
func (c goldenClient) hide(body []byte) []byte {
	for _, name := range slices.Sorted(maps.Keys(c.saved)) {
		body = bytes.ReplaceAll(body, []byte(`"`+c.saved[name]+`"`), []byte(`"{{`+name+`}}"`))
	}
	return body
}
