package e2e

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// auditWithin bounds the installation of the reference suite, and the suite.
const auditWithin = 3 * time.Minute

// audits is how many audits the pinned version of the reference suite has, so that none is left out in silence.
const audits = 61

// TestGraphQLOverHTTP holds the program to the specification GraphQL over HTTP, by its reference suite: what a server
// must do, what it should, and what it may.
func TestGraphQLOverHTTP(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it tests the program, which has no race detector in it")
	}
	for _, tool := range []string{"node", "npm"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("REQUIRE_NODE") != "" {
				t.Fatalf("%s is required, and missing", tool)
			}
			t.Skipf("%s is missing, which runs the reference suite of GraphQL over HTTP", tool)
		}
	}
	dir := t.TempDir()
	for _, name := range []string{"package.json", "audit.mjs"} {
		text, err := os.ReadFile(filepath.Join("testdata", "audit", name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, name), string(text))
	}
	s := start(t)
	ctx, cancel := context.WithTimeout(t.Context(), auditWithin)
	defer cancel()
	inFolder(ctx, t, dir, "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline")

	count := 0
	for line := range strings.Lines(inFolder(ctx, t, dir, "node", "audit.mjs", s.URL+"/graphql")) {
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

// inFolder runs a command that has to succeed, and returns its output.
func inFolder(ctx context.Context, t testing.TB, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", cmd, err, out, &stderr)
	}
	return string(out)
}
