package migration

import (
	"fmt"
	"strings"
)

// script is the text of a migration.
type script struct {
	text   strings.Builder
	parted bool // an empty line comes next
}

// part begins a part, if something follows.
func (s *script) part() { s.parted = true }

// comment begins a part with a comment, a line for each of the text.
func (s *script) comment(format string, arguments ...any) {
	s.parted = false
	s.text.WriteString("\n")
	for line := range strings.Lines(fmt.Sprintf(format, arguments...)) {
		s.text.WriteString("-- " + strings.TrimSuffix(line, "\n") + "\n")
	}
}

// do writes a statement.
func (s *script) do(format string, arguments ...any) { s.run(fmt.Sprintf(format, arguments...)) }

// run writes statements. The migrator ends a statement at a line that ends with a semicolon, and takes two dashes for a
// comment, so what holds either is marked.
func (s *script) run(statements ...string) {
	for _, statement := range statements {
		if s.parted {
			s.text.WriteString("\n")
			s.parted = false
		}
		if strings.ContainsAny(statement, ";") || strings.Contains(statement, "--") {
			s.text.WriteString("-- +goose StatementBegin\n" + statement + ";\n-- +goose StatementEnd\n")
		} else {
			s.text.WriteString(statement + ";\n")
		}
	}
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
