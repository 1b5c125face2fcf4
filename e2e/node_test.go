package e2e

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"junction/internal/effort"
)

// nodeWithin bounds the installation of a test's packages, and what is run with them.
const nodeWithin = 6 * time.Minute

// nodeFolder is a copy of a folder of testdata, with the packages installed that its package.json names. Where there is
// no Node.js, the test is skipped, or fails where it must not be.
func nodeFolder(t *testing.T, name string) string {
	t.Helper()
	if testing.Short() {
		effort.Skip(t, "it needs Node.js, which a short run leaves out")
	}
	for _, tool := range []string{"node", "npm"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("REQUIRE_NODE") != "" {
				t.Fatalf("%s is required, and missing", tool)
			}
			effort.Skip(t, tool+" is missing")
		}
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", name))); err != nil {
		t.Fatal(err)
	}
	inFolder(t, dir, "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline")
	return dir
}

// inFolder runs a command that has to succeed, and returns its output.
func inFolder(t testing.TB, dir, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), nodeWithin)
	defer cancel()
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
