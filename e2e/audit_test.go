package e2e

import (
	"encoding/json"
	"strings"
	"testing"
)

// audits is how many audits the pinned version of the reference suite has, so that none is left out in silence.
const audits = 61

// TestGraphQLOverHTTP holds the program to the specification GraphQL over HTTP, by its reference suite: what a server
// must do, what it should, and what it may.
func TestGraphQLOverHTTP(t *testing.T) {
	t.Parallel()
	dir := nodeFolder(t, "audit")
	s := start(t)
	count := 0
	for line := range strings.Lines(inFolder(t, dir, "node", "audit.mjs", s.URL+"/graphql")) {
		var result struct{ Status, ID, Name, Reason string }
		if err := json.Unmarshal([]byte(line), &result); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		count++
		if result.Status != "ok" {
			t.Errorf("%s, %s: %s, %s", result.ID, result.Name, result.Status, result.Reason)
		}
	}
	if count != audits {
		t.Errorf("there are %d audits, not %d", count, audits)
	}
}
