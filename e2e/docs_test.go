package e2e

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDocsExamplesAreTrue holds every example of the documentation to what the server says. The ```graphql blocks of a
// page are asked, in order, of a program with the demonstration data, and the ```json block after each is the answer.
func TestDocsExamplesAreTrue(t *testing.T) {
	t.Parallel()
	examples := 0
	for _, path := range docsPages(t) {
		text := readAll(t, path)
		count := strings.Count(text, "```graphql\n")
		if count == 0 {
			continue
		}
		examples += count
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			answered := start(t, "--demo").answerExamples(t, text)
			if *update {
				if err := os.WriteFile(path, []byte(answered), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if examples < 8 {
		t.Errorf("the documentation has %d examples", examples)
	}
}

// answerExamples asks a page's examples, compares the answers, and returns the page with those that the server gave.
func (s *server) answerExamples(t testing.TB, page string) string {
	t.Helper()
	const question, answer, end = "```graphql\n", "```json\n", "```\n"
	var answered strings.Builder
	for {
		before, after, found := strings.Cut(page, question)
		answered.WriteString(before)
		if !found {
			return answered.String()
		}
		query, after, _ := strings.Cut(after, end)
		between, after, _ := strings.Cut(after, answer)
		want, after, ended := strings.Cut(after, end)
		if !ended || strings.TrimSpace(between) != "" {
			t.Fatalf("no answer follows\n%s", query)
		}
		have := s.exampleAnswer(t, query)
		if have != want && !*update {
			t.Errorf("the page says that\n%s\nis answered with\n%s\nand it is\n%s", query, want, have)
		}
		answered.WriteString(question + query + end + between + answer + have + end)
		page = after
	}
}

// exampleAnswer asks a query and lays out its whole answer as the golden files do.
func (s *server) exampleAnswer(t testing.TB, query string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	status, _, body, err := exchange(req)
	if err != nil || status != http.StatusOK {
		t.Fatalf("status %d, %v\n%s", status, err, body)
	}
	return strings.TrimRight(layOut(body), "\n") + "\n"
}

// TestReadmeIsShort holds the README to five minutes of reading, and to the two commands that everybody looks for.
func TestReadmeIsShort(t *testing.T) {
	t.Parallel()
	readme := readAll(t, "../README.md")
	for _, command := range []string{"```sh\ngo run . --demo\n```", "```sh\ngo test ./...\n```"} {
		if !strings.Contains(readme, command) {
			t.Errorf("the README does not name the command %q", command)
		}
	}
	if lines := strings.Count(readme, "\n"); lines > 200 {
		t.Errorf("the README has %d lines, and may have 200", lines)
	}
}

// TestDocsLinksLead requires of each link between files that there is the file, and the heading where it names one, and
// of each page that a chain of links leads to it from the README.
func TestDocsLinksLead(t *testing.T) {
	t.Parallel()
	links := map[string][]string{}
	for _, page := range docsPages(t) {
		for _, link := range markdownLink.FindAllStringSubmatch(withoutFences(readAll(t, page)), -1) {
			target, heading, _ := strings.Cut(link[1], "#")
			if strings.Contains(target, "://") {
				continue
			}
			file := page
			if target != "" {
				file = filepath.Join(filepath.Dir(page), target)
			}
			if _, err := os.Stat(file); err != nil {
				t.Errorf("%s links to %s: %v", page, link[1], err)
			} else if heading != "" && !headings(readAll(t, file))[heading] {
				t.Errorf("%s links to %s, and there is no such heading", page, link[1])
			}
			links[page] = append(links[page], file)
		}
	}
	reached := map[string]bool{}
	var follow func(page string)
	follow = func(page string) {
		if !reached[page] {
			reached[page] = true
			for _, next := range links[page] {
				follow(next)
			}
		}
	}
	follow("../README.md")
	for _, page := range docsPages(t) {
		if !reached[page] {
			t.Errorf("no link leads to %s", page)
		}
	}
}

var (
	markdownLink    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	markdownFence   = regexp.MustCompile("(?ms)^```.*?^```$")
	markdownHeading = regexp.MustCompile(`(?m)^#+ (.*)$`)
	notInAnchors    = regexp.MustCompile(`[^\pL\pN _-]`)
)

// withoutFences leaves out the blocks of code.
func withoutFences(page string) string {
	return markdownFence.ReplaceAllString(page, "")
}

// headings are the anchors of a page's headings, as GitHub makes them.
func headings(page string) map[string]bool {
	anchors := map[string]bool{}
	for _, heading := range markdownHeading.FindAllStringSubmatch(withoutFences(page), -1) {
		anchors[strings.ReplaceAll(notInAnchors.ReplaceAllString(strings.ToLower(heading[1]), ""), " ", "-")] = true
	}
	return anchors
}

// docsPages are the README and all pages beneath docs.
func docsPages(t testing.TB) []string {
	t.Helper()
	pages := []string{"../README.md"}
	err := filepath.WalkDir("../docs", func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".md" {
			pages = append(pages, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}
