package e2e

import (
	"path/filepath"
	"testing"
)

// TestSchemaKeepsToConventions holds the schema to the rules that graphql-eslint recommends.
func TestSchemaKeepsToConventions(t *testing.T) {
	t.Parallel()
	dir := nodeFolder(t, "lint")
	writeFile(t, filepath.Join(dir, "schema.graphqls"), readAll(t, "../schema.graphqls"))
	inFolder(t, dir, "node", "node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "schema.graphqls")
}
