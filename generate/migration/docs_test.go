package migration_test

import (
	"os"
	"strings"
	"testing"

	"junction/generate/migration"
)

// The documentation shows what is written. Its first block is a model, and after each change of that in a diff comes what
// PostgreSQL's migration holds, or why there is none.
func TestDocsShowMigrations(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/migrations.md")
	noError(t, err)
	blocks := strings.Split(string(page), "```")
	var text, changed string
	examples := 0
	for i := 1; i < len(blocks); i += 2 {
		language, block, _ := strings.Cut(blocks[i], "\n")
		switch language {
		case "gql":
			text = block
		case "diff":
			changed = patched(t, text, block)
		case "sql":
			examples++
			next, err := migration.Next(read(t, text), read(t, changed), nil)
			noError(t, err)
			if !strings.HasSuffix(next.PostgreSQL, "\n"+block) {
				t.Errorf("there is written\n%s\nand not\n%s", next.PostgreSQL, block)
			}
		case "text":
			examples++
			if _, err := migration.Next(read(t, text), read(t, changed), nil); err == nil || err.Error()+"\n" != block {
				t.Errorf("it is said\n%v\nand not\n%s", err, block)
			}
		}
	}
	if examples < 5 {
		t.Errorf("there are %d examples", examples)
	}
}

// patched is a text with the lines of a diff.
func patched(t testing.TB, text, diff string) string {
	t.Helper()
	var before, after string
	for line := range strings.Lines(diff) {
		if line[0] != '+' {
			before += line[1:]
		}
		if line[0] != '-' {
			after += line[1:]
		}
	}
	return replaced(t, text, before, after)
}
