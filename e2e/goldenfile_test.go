package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A golden file is a sequence of exchanges with one program, which starts with the demonstration data. It reads:
//
//	What the file shows, in words.
//	Flags: --of-the-program, where it needs some, a file of this package by its path from here: testdata/operations.json
//
//	=== a sentence that says what the exchange shows
//	--- query
//	{ article(id: "Article:1") { headline } }
//	--- variables
//	{ "left": "out when there are none" }
//	--- answer 200 application/json
//	{ "data": { "article": { "headline": "Django lets you build Web apps easily" } } }
//
// A query and its variables go to POST /graphql as JSON. A section named request instead holds an HTTP request as it is
// written on the wire, Host only where it matters; what a URL may not hold is escaped in its first line, and with a Content-Length the
// rest of the body never comes. A line
//
//	--- save place = data.articles.pageInfo.endCursor
//
// before the answer keeps a value of the answer: from there on, {{place}} stands for it in requests and answers, as
// {{128 KiB}} stands for that many letters. What a section named sql holds is run before the request, by another program
// that has the same database open, on one engine alone when it is named sql sqlite or sql postgres; a section named meanwhile is a query that another client has the server busy with.
// An answer is laid out for reading, and its errors, whose order GraphQL leaves open, are sorted; nothing else in it is
// reordered, and nothing left out.
type goldenFile struct {
	words     string
	exchanges []*exchangeCase
}

// flags are those with which the program is started for a file.
func (f *goldenFile) flags() []string {
	for line := range strings.Lines(f.words) {
		if flags, ok := strings.CutPrefix(line, "Flags: "); ok {
			of := strings.Fields(flags)
			for i, flag := range of {
				if path, err := filepath.Abs(flag); err == nil && strings.HasPrefix(flag, "testdata/") {
					of[i] = path // because the program starts elsewhere
				}
			}
			return of
		}
	}
	return nil
}

// exchangeCase is one exchange of a golden file.
type exchangeCase struct {
	name     string
	sections []section // all but the answer, in their order
	answer   section
}

// section is what follows a line "--- head": its text, each line with its end.
type section struct{ head, text string }

// trim takes off the empty lines at the end.
func (s *section) trim() {
	if s.text = strings.TrimRight(s.text, "\n"); s.text != "" {
		s.text += "\n"
	}
}

// text is the text of the section with this head, or empty.
func (c *exchangeCase) text(head string) string {
	for _, s := range c.sections {
		if s.head == head {
			return s.text
		}
	}
	return ""
}

// readGolden reads a golden file.
func readGolden(t testing.TB, path string) *goldenFile {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file := &goldenFile{}
	text := &file.words // where the next line belongs
	for line := range strings.Lines(string(raw)) {
		if name, ok := strings.CutPrefix(line, "=== "); ok {
			file.exchanges = append(file.exchanges, &exchangeCase{name: strings.TrimSpace(name)})
			text = nil
			continue
		}
		if head, ok := strings.CutPrefix(line, "--- "); ok && len(file.exchanges) > 0 {
			exchange := file.exchanges[len(file.exchanges)-1]
			head = strings.TrimSpace(head)
			if strings.HasPrefix(head, "answer") {
				exchange.answer.head = head
				text = &exchange.answer.text
				continue
			}
			exchange.sections = append(exchange.sections, section{head: head})
			text = &exchange.sections[len(exchange.sections)-1].text
			continue
		}
		if text == nil {
			t.Fatalf("%s: a line before the exchange's first section: %q", path, line)
		}
		*text += line
	}
	for _, exchange := range file.exchanges {
		for i := range exchange.sections {
			exchange.sections[i].trim()
		}
		exchange.answer.trim()
	}
	return file
}

// write writes a golden file as readGolden reads it.
func (f *goldenFile) write(t testing.TB, path string) {
	t.Helper()
	var out strings.Builder
	out.WriteString(f.words)
	for i, exchange := range f.exchanges {
		if i > 0 {
			out.WriteString("\n")
		}
		fmt.Fprintf(&out, "=== %s\n", exchange.name)
		for _, s := range append(exchange.sections, exchange.answer) {
			fmt.Fprintf(&out, "--- %s\n%s", s.head, s.text)
		}
	}
	if err := os.WriteFile(path, []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// width is how wide an answer is laid out, where it can be broken.
const width = 120

// layOut writes a body for reading: JSON with every object and list that fits there on one line, anything else as it
// is.
func layOut(body []byte) string {
	var indented bytes.Buffer
	if json.Indent(&indented, sortErrors(body), "", "  ") != nil {
		return string(body) + "\n"
	}
	var lines []string
	var open []int // where the lists and objects begin that have not ended
	for line := range strings.SplitSeq(strings.TrimSpace(indented.String()), "\n") {
		lines = append(lines, line)
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasSuffix(trimmed, "{") || strings.HasSuffix(trimmed, "["):
			open = append(open, len(lines)-1)
		case strings.HasPrefix(trimmed, "}") || strings.HasPrefix(trimmed, "]"):
			begin := open[len(open)-1]
			open = open[:len(open)-1]
			if line, fits := oneLine(lines[begin:]); fits {
				lines = append(lines[:begin], line)
			}
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// sortErrors sorts the errors of an answer by their paths.
func sortErrors(body []byte) []byte {
	var answer struct{ Errors json.RawMessage }
	if json.Unmarshal(body, &answer) != nil {
		return body
	}
	type located struct{ Path json.RawMessage }
	path := func(raw json.RawMessage) string {
		var of located
		_ = json.Unmarshal(raw, &of) // an error without a path comes first
		return string(of.Path)
	}
	var errs []json.RawMessage
	if json.Unmarshal(answer.Errors, &errs) != nil {
		return body
	}
	slices.SortStableFunc(errs, func(a, b json.RawMessage) int { return strings.Compare(path(a), path(b)) })
	sorted, err := json.Marshal(errs)
	if err != nil {
		return body
	}
	return bytes.Replace(body, answer.Errors, sorted, 1)
}

// oneLine joins the lines of an object or list, and tells whether the result fits.
func oneLine(lines []string) (line string, fits bool) {
	parts := []string{lines[0]}
	for _, line := range lines[1:] {
		parts = append(parts, strings.TrimSpace(line))
	}
	line = strings.Join(parts, " ")
	return line, len(line) <= width
}
