package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
// program's: it has fields of all types, relations of a type to itself, and several between the same types.
func TestToolsReadAnotherSchema(t *testing.T) {
	t.Parallel()
	schema := readAll(t, "../examples/school/schema.graphqls")
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
