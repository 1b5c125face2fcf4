package e2e

import (
	"regexp"
	"strings"
	"testing"
)

// TestDocsNameEveryFlag requires each flag of the server to stand on some page, and each limit on docs/limits.md with the
// default that the help tells.
func TestDocsNameEveryFlag(t *testing.T) {
	t.Parallel()
	var pages strings.Builder
	for _, page := range docsPages(t) {
		pages.WriteString(readAll(t, page))
	}
	limits := readAll(t, "../docs/limits.md")
	help := strings.Join(strings.Fields(runToEnd(t, launch{args: []string{"help", "serve"}}).stdout), " ")
	flags := regexp.MustCompile(` (--[a-z-]+)`).FindAllStringSubmatch(help, -1)
	if len(flags) < 20 {
		t.Errorf("the help names %d flags, which is too few to be true", len(flags))
	}
	for _, flag := range flags {
		if !strings.Contains(pages.String(), flag[1]) {
			t.Errorf("no page tells of %s", flag[1])
		}
	}
	bounds := regexp.MustCompile(` (--(?:max|persisted)-[a-z-]+)=[^(]*(?:\([^J)]*\)[^(]*)?\(JUNCTION_[A-Z_]+, (\w+)\)`)
	for _, bound := range bounds.FindAllStringSubmatch(help, -1) {
		if row := "| `" + bound[1] + "` | " + bound[2] + " |"; !strings.Contains(limits, row) {
			t.Errorf("docs/limits.md has no row that begins with %s", row)
		}
	}
}

// TestDocsNameEveryErrorCode requires a row on docs/errors.md for each code of the program's own.
func TestDocsNameEveryErrorCode(t *testing.T) {
	t.Parallel()
	page := readAll(t, "../docs/errors.md")
	codes := regexp.MustCompile(`\w+ +Code = "(\w+)"`).FindAllStringSubmatch(readAll(t, "../graph/fault/fault.go"), -1)
	if len(codes) == 0 {
		t.Fatal("graph/fault/fault.go has no code, which cannot be")
	}
	for _, code := range codes {
		if !strings.Contains(page, "| `"+code[1]+"` |") {
			t.Errorf("docs/errors.md does not say when %s comes", code[1])
		}
	}
}
