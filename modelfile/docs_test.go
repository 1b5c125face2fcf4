package modelfile_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/modelfile"
)

// Each model of docs/model.md is one, or has the mistakes that stand after it.
func TestDocsModelsAreTrue(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../docs/model.md")
	if err != nil {
		t.Fatal(err)
	}
	const begin, end, mistakes = "\n```gql\n", "```\n", "\n```text\n"
	blocks := strings.Split(string(text), begin)[1:]
	if len(blocks) < 5 {
		t.Fatalf("the page has %d models", len(blocks))
	}
	for _, block := range blocks {
		file, after, _ := strings.Cut(block, end)
		wanted := ""
		if text, follows := strings.CutPrefix(after, mistakes); follows {
			wanted, _, _ = strings.Cut(text, end)
		}
		got := ""
		if _, err := modelfile.Read("model.graphql", []byte(file)); err != nil {
			got = err.Error() + "\n"
		}
		if diff := cmp.Diff(wanted, got); diff != "" {
			t.Errorf("the mistakes of\n%s (-wanted +got):\n%s", file, diff)
		}
	}
}
