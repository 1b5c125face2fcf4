package web_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"junction/graph"
	"junction/graph/schema"
	"junction/web"
)

// written writes a manifest.
func written(t testing.TB, manifest string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "operations.json")
	if err := os.WriteFile(path, []byte(manifest), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	byHash = `{
		"3f2b": "query Count { articles { totalCount } }",
		"b1c4": "mutation Make($headline: String!) { createArticle(input: {headline: $headline}) { article { headline } } }",
		"77aa": "query Face { articles(where: {headline: {eq: \"\\ud83d\\ude00\"}}) { totalCount } }"
	}`
	byList = `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [
		{"id": "3f2b", "name": "Count", "type": "query", "body": "query Count { articles { totalCount } }"},
		{"id": "b1c4", "name": "Make", "type": "mutation", "clientName": "web",
			"body": "mutation Make($headline: String!) { createArticle(input: {headline: $headline}) { article { headline } } }"},
		{"id": "77aa", "body": "query Face { articles(where: {headline: {eq: \"\\ud83d\\ude00\"}}) { totalCount } }"}
	]}`
)

func TestOnlyTheOperationsOfAManifestRun(t *testing.T) {
	t.Parallel()
	const (
		count = `query Count { articles { totalCount } }`
		face  = `query Face { articles(where: {headline: {eq: "\ud83d\ude00"}}) { totalCount } }`
		none  = `{"articles":{"totalCount":0}}`
		known = `{"createArticle":{"article":{"headline":"x"}}}`
	)
	hash := func(hash string) map[string]any {
		return map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}
	}
	for format, manifest := range map[string]string{"by hash": byHash, "in a list": byList} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			operations, err := web.ReadOperations(written(t, manifest), schema.Executable(graph.NewSchema).Shown())
			if err != nil {
				t.Fatal(err)
			}
			server := setupDoor(t, operations)
			for _, test := range []struct {
				name    string
				request request
				want    string
			}{
				{"documentId", request{"documentId": "3f2b"}, none},
				{"documentId with the kind of hash", request{"documentId": "sha256:" + sha(count)}, none},
				{"doc_id", request{"doc_id": "3f2b"}, none},
				{"id", request{"id": "3f2b"}, none},
				{"the hash of an automatic persisted query", request{"extensions": hash("3f2b")}, none},
				{"the SHA-256 of the text", request{"extensions": hash(sha(count))}, none},
				{"a name and the operation's", request{"documentId": "3f2b", "operationName": "Count"}, none},
				{"the exact text", request{"query": count}, none},
				{"the exact text with its hash", request{"query": count, "extensions": hash(sha(count))}, none},
				{"a text with surrogates", request{"query": face}, none},
				{"a name for a text with surrogates", request{"documentId": "77aa"}, none},
				{"the SHA-256 of a text with surrogates", request{"extensions": hash(sha(face))}, none},
				{"another operation's name", request{"documentId": "3f2b", "operationName": "Make"}, "GRAPHQL_VALIDATION_FAILED"},
				{"an unknown name", request{"documentId": "0000"}, unknown},
				{"an unknown hash", request{"extensions": hash(sha("{ __typename }"))}, unknown},
				{"another text", request{"query": count + " "}, "OPERATION_NOT_ALLOWED"},
				{"another text with a name that is known", request{"query": "{ __typename }", "documentId": "3f2b"}, "OPERATION_NOT_ALLOWED"},
				{"another text with its hash", request{"query": "{ __typename }", "extensions": hash(sha("{ __typename }"))}, "OPERATION_NOT_ALLOWED"},
				{"introspection", request{"query": "{ __schema { types { name } } }"}, "OPERATION_NOT_ALLOWED"},
				{"a text that is no GraphQL", request{"query": "{"}, "OPERATION_NOT_ALLOWED"},
				{"nothing", request{}, "INVALID_INPUT"},
				{"a name that is no text", request{"documentId": 7}, "INVALID_INPUT"},
			} {
				if have := server.ask(t, test.request); have != test.want {
					t.Errorf("%s gets %s, not %s", test.name, have, test.want)
				}
				if have := server.askURL(t, test.request); have != test.want && test.name != "a name that is no text" {
					t.Errorf("%s gets %s by GET, not %s", test.name, have, test.want)
				}
			}
			variables := map[string]string{"headline": "x"}
			if have := server.askURL(t, request{"documentId": "b1c4", "variables": variables}); have != "INVALID_INPUT" {
				t.Errorf("a mutation by GET gets %s", have)
			}
			if have := server.ask(t, request{"documentId": "b1c4", "variables": variables}); have != known {
				t.Errorf("a mutation gets %s", have)
			}
		})
	}
}

func TestManifestsThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, manifest, want string }{
		{"no JSON", `{`, "no JSON object"},
		{"an array", `[]`, "no JSON object"},
		{"two values", `{"a": "{ __typename }"} {}`, "no JSON object"},
		{"nothing in it", `{}`, "there are none"},
		{"what is no text", `{"a": {"b": "c"}}`, `"a" is no text`},
		{"no GraphQL", `{"3f2b": "query Count {\n articles {"}`, `"3f2b": line 2, column 12: `},
		{"not for this schema", `{"3f2b": "query Count { articles { count } }"}`, `"3f2b" (Count): line 1, column 26: Cannot query field "count"`},
		{"fragments alone", `{"a": "fragment A on Article { id }"}`, `"a": the document has no operation`},
		{"an empty document", `{"a": ""}`, `"a": the document has no operation`},
		{"half of a surrogate pair", `{"a": "{ article(id: \"\\ud83d\") { id } }"}`, `"a" escapes half of a surrogate pair`},
		{"another format", `{"format": "x", "version": 1, "operations": []}`, "no apollo-persisted-query-manifest of version 1"},
		{"another version", `{"format": "apollo-persisted-query-manifest", "version": 2, "operations": []}`, "of version 1"},
		{"a list without any", `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": []}`, "there are none"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := written(t, test.manifest)
			_, err := web.ReadOperations(path, schema.Executable(graph.NewSchema).Shown())
			if err == nil || !strings.Contains(err.Error(), "cannot use the operations in "+path+": ") || !strings.Contains(err.Error(), test.want) ||
				strings.Contains(err.Error(), "\n") {
				t.Errorf("it says %v; want %s", err, test.want)
			}
		})
	}
	_, err := web.ReadOperations("missing.json", schema.Executable(graph.NewSchema).Shown())
	if err == nil || err.Error() != "cannot use the operations in missing.json: no such file or directory" {
		t.Errorf("of a file that is missing it says %v", err)
	}
}
