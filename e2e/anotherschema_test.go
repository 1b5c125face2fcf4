package e2e

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"junction/internal/effort"
)

// schemaTools read a schema, and check it or make clients for it. Each has its packages from the folder of testdata that
// other tests have them from, and may make a client of what is in another folder.
var schemaTools = []struct {
	name     string
	folder   func(t *testing.T, name string) string
	packages string
	client   string
	commands []string
}{
	{"lint", nodeFolder, "lint", "", []string{"node node_modules/eslint/bin/eslint.js --max-warnings 0 schema.graphqls"}},
	{"codegen", clientOnNode, "clients/codegen", "testdata/school/codegen", []string{"npx graphql-codegen", "npx tsc"}},
	{"genqlient", clientInGo, "clients/genqlient", "testdata/school/genqlient", []string{"go generate", "go vet ."}},
	{"relay", clientOnNode, "clients/relay", "testdata/school/relay", []string{"npx relay-compiler"}},
}

// TestToolsReadAnotherSchema has tools read the schema of the program in examples/school, as other tests have them read this
// program's: it has fields of all types, relations of a type to itself, several between the same types, and what was written
// by hand beside the generated schema.
func TestToolsReadAnotherSchema(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		effort.Skip(t, "it builds another program, which a short run leaves out")
	}
	schema := schoolSchema(t)
	for _, tool := range schemaTools {
		t.Run(tool.name, func(t *testing.T) {
			t.Parallel()
			dir := tool.folder(t, filepath.FromSlash(tool.packages))
			for _, name := range []string{"schema.graphql", "schema.graphqls"} {
				writeFile(t, filepath.Join(dir, name), schema)
			}
			if tool.client != "" {
				if err := os.CopyFS(dir, os.DirFS(filepath.FromSlash(tool.client))); err != nil {
					t.Fatal(err)
				}
			}
			for _, command := range tool.commands {
				words := strings.Fields(command)
				inFolder(t, dir, words[0], words[1:]...)
			}
		})
	}
}

// schoolSchema is the schema that the program in examples/school serves.
func schoolSchema(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "school")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Dir = "../examples/school"
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := startWith(t, launch{file: program, args: []string{"--listen", "127.0.0.1:0"}})
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/schema.graphqls", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	status, _, schema, err := exchange(req)
	if err != nil || status != http.StatusOK {
		t.Fatalf("status %d, %v\n%s", status, err, schema)
	}
	return string(schema)
}
