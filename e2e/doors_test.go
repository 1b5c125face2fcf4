package e2e

import (
	"bytes"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// postJSON sends a request of any parameters, and returns the status, the answer as text, and its first error's code.
func (s *server) postJSON(t testing.TB, parameters map[string]any) (status int, text, code string) {
	t.Helper()
	body, err := json.Marshal(parameters)
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	status, _, body, err = exchange(req)
	if err != nil {
		t.Fatal(err)
	}
	var answer response
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	if len(answer.Errors) > 0 {
		code = answer.Errors[0].Extensions.Code
	}
	return status, strings.TrimSpace(string(body)), code
}

// TestOnlyTheOperationsOfTheManifestRun starts the program with a manifest, by flag and by environment variable.
func TestOnlyTheOperationsOfTheManifestRun(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "persisted-documents.json")
	writeFile(t, file, `{"9d3a": "query Titles { publications(first: 1) { nodes { title } } }"}`)
	const titles = `{"data":{"publications":{"nodes":[{"title":"Highlights for Children"}]}}}`
	listen := []string{"--demo", "--listen", "127.0.0.1:0"}
	for name, how := range map[string]launch{
		"by flag":                 {args: append(listen, "--operations", file)},
		"by environment variable": {args: listen, env: []string{"JUNCTION_OPERATIONS=" + file}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := startWith(t, how)
			if _, text, _ := s.postJSON(t, map[string]any{"documentId": "9d3a"}); text != titles {
				t.Errorf("what is in the manifest gets %s", text)
			}
			for parameters, want := range map[string]string{
				`{"documentId": "0000"}`: "PERSISTED_QUERY_NOT_FOUND", `{"query": "{ __typename }"}`: "OPERATION_NOT_ALLOWED",
			} {
				var given map[string]any
				if err := json.Unmarshal([]byte(parameters), &given); err != nil {
					t.Fatal(err)
				}
				if status, text, code := s.postJSON(t, given); status != http.StatusOK || code != want {
					t.Errorf("%s gets %d, %s", parameters, status, text)
				}
			}
		})
	}
}

// TestRefusesToStartWithDoors is [TestRefusesToStart] for what says which operations come in.
func TestRefusesToStartWithDoors(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, manifest string
		args           []string
		want           string
	}{
		{"a manifest that is missing", "", []string{"--operations", "missing.json"}, "missing.json: no such file or directory"},
		{"a folder as manifest", "", []string{"--operations", "."}, "cannot use the operations in .: is a directory"},
		{"a manifest that is no JSON", "query Titles", nil, "operations.json: the file is no JSON object"},
		{
			"an operation for another schema", `{"9d3a": "query Titles {\n  books { title }\n}"}`, nil,
			`operations.json: "9d3a" (Titles): line 2, column 3: Cannot query field "books" on type "Query"`,
		},
		{"nothing at once", "", []string{"--max-in-flight", "0"}, "--max-in-flight must be at least 1"},
		{"a wait of less than nothing", "", []string{"--max-wait=-1s"}, "--max-wait must be at least 0s"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			args := test.args
			if test.manifest != "" {
				writeFile(t, filepath.Join(dir, "operations.json"), test.manifest)
				args = []string{"--operations", "operations.json"}
			}
			before := len(contents(t, dir))
			got := runToEnd(t, launch{args: append([]string{"--listen", "127.0.0.1:0"}, args...), dir: dir})
			if got.code != 1 || got.stdout != "" || strings.Count(got.stderr, "\n") != 1 || !strings.Contains(got.stderr, test.want) {
				t.Errorf("got %+v, want one line with %s", got, test.want)
			}
			if after := len(contents(t, dir)); after != before {
				t.Errorf("%d files were made", after-before)
			}
		})
	}
}
