package e2e

import (
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSchemaKeepsToConventions holds the schema to the rules that graphql-eslint recommends.
func TestSchemaKeepsToConventions(t *testing.T) {
	t.Parallel()
	dir := nodeFolder(t, "lint")
	writeFile(t, filepath.Join(dir, "schema.graphqls"), readAll(t, "../schema.graphqls"))
	inFolder(t, dir, "node", "node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "schema.graphqls")
}

// TestSchemaIsOne has graphql-js build the schema from its introspection and from the file that is served.
func TestSchemaIsOne(t *testing.T) {
	t.Parallel()
	dir := nodeFolder(t, "introspection")
	inFolder(t, dir, "node", "compare.mjs", start(t).URL)
}

// TestSchemaAsAFile asks for the schema's text.
func TestSchemaAsAFile(t *testing.T) {
	t.Parallel()
	s, hidden := start(t, "--cors-origin", trustedSite), start(t, "--no-introspection")
	const path = "/schema.graphqls"
	get := func(headers ...string) (*http.Response, string) {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+path, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(headers); i += 2 {
			req.Header.Set(headers[i], headers[i+1])
		}
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		text, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res, string(text)
	}
	answered, text := get()
	if diff := cmp.Diff(readAll(t, "../schema.graphqls"), text); diff != "" {
		t.Errorf("it is another (-want +got):\n%s", diff)
	}
	if contentType := answered.Header.Get("Content-Type"); contentType != "text/plain; charset=utf-8" {
		t.Errorf("its type is %s", contentType)
	}
	if again, text := get("If-None-Match", answered.Header.Get("ETag")); again.StatusCode != http.StatusNotModified || text != "" {
		t.Errorf("asked whether it is still the same: status %d, %q", again.StatusCode, text)
	}
	if trusted, _ := get("Origin", trustedSite, "Sec-Fetch-Site", "cross-site"); trusted.StatusCode != http.StatusOK ||
		trusted.Header.Get("Access-Control-Allow-Origin") != trustedSite {
		t.Errorf("for a trusted site: status %d, %v", trusted.StatusCode, trusted.Header)
	}
	if other, _ := get("Sec-Fetch-Site", "cross-site"); other.StatusCode != http.StatusForbidden {
		t.Errorf("for another site: status %d", other.StatusCode)
	}
	for method, want := range map[string]int{http.MethodHead: 200, http.MethodPost: 405, http.MethodOptions: 405} {
		if status, _ := s.send(t, method, path, ""); status != want {
			t.Errorf("%s: status %d, want %d", method, status, want)
		}
	}
	if status, _ := hidden.send(t, http.MethodGet, path, ""); status != http.StatusNotFound {
		t.Errorf("where the schema is hidden: status %d", status)
	}
}

// TestIntrospectionNamesKnownLocations holds the places for directives to those of the specification of October 2021:
// strict clients stop at others.
func TestIntrospectionNamesKnownLocations(t *testing.T) {
	t.Parallel()
	known := strings.Fields(`QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT
		VARIABLE_DEFINITION SCHEMA SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE
		INPUT_OBJECT INPUT_FIELD_DEFINITION`)
	data := start(t).must(t, `{
		__type(name: "__DirectiveLocation") { enumValues { name } }
		__schema { directives { name locations } }
	}`, nil)
	locations := pluck(t, data, "__type.enumValues", "name")
	slices.Sort(locations)
	slices.Sort(known)
	if diff := cmp.Diff(known, locations); diff != "" {
		t.Errorf("the locations there are (-want +got):\n%s", diff)
	}
	for _, directive := range get[[]any](t, data, "__schema.directives") {
		of := directive.(map[string]any)
		for _, location := range get[[]any](t, of, "locations") {
			if !slices.Contains(known, location.(string)) {
				t.Errorf("@%s may stand at %s", of["name"], location)
			}
		}
	}
}
