package modelfile

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// Mistake is something in a file that has to be written differently.
type Mistake struct {
	File         string
	Line, Column int // from 1, in characters
	// Text says what is wrong, and what to write.
	Text string
}

// String is the place, as compilers write it, and the text.
func (m Mistake) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", m.File, m.Line, m.Column, m.Text)
}

// Mistakes are those of a file, from top to bottom. As an error, they are a line each.
type Mistakes []Mistake

func (m Mistakes) Error() string { return strings.Join(m.Lines(), "\n") }

// Lines are the mistakes with their places, as [Mistake.String] writes them.
func (m Mistakes) Lines() []string {
	lines := make([]string, len(m))
	for i := range m {
		lines[i] = m[i].String()
	}
	return lines
}

// sorted returns the mistakes by their place, each once.
func (m Mistakes) sorted() Mistakes {
	slices.SortStableFunc(m, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.Compact(m)
}

// add reports a mistake.
func (r *reader) add(at *ast.Position, format string, args ...any) {
	r.mistakes = append(r.mistakes, Mistake{File: r.file, Line: at.Line, Column: at.Column, Text: fmt.Sprintf(format, args...)})
}

// hasAt reports whether there is a mistake at a place already.
func (r *reader) hasAt(at *ast.Position) bool {
	return slices.ContainsFunc(r.mistakes, func(m Mistake) bool { return m.Line == at.Line && m.Column == at.Column })
}

// syntaxMistake is what the parser says of a text that is not GraphQL's, or rather what the lexer says where it finds no words.
func syntaxMistake(source *ast.Source, err error) Mistake {
	words := lexer.New(source)
	for {
		word, lexical := words.ReadToken()
		if lexical != nil {
			err = lexical
		}
		if lexical != nil || word.Kind == lexer.EOF {
			break
		}
	}
	mistake := Mistake{File: source.Name, Line: 1, Column: 1, Text: err.Error()}
	var of *gqlerror.Error
	if errors.As(err, &of) {
		mistake.Text = of.Message
		if len(of.Locations) > 0 {
			mistake.Line, mistake.Column = of.Locations[0].Line, of.Locations[0].Column
		}
	}
	mistake.Text = "the GraphQL cannot be read from here on: " + strings.TrimSuffix(mistake.Text, ".") +
		"; write as in type Article @entity { headline: String! }"
	return mistake
}

// write is what to write in the place of a name that does not exist: the nearest one, or what there is.
func write(name, sign string, names []string) string {
	if near := core.SuggestionList(name, names); len(near) > 0 {
		return "write " + sign + near[0]
	}
	if len(names) == 1 {
		return "write " + sign + names[0]
	}
	return "write one of " + sign + strings.Join(names, ", "+sign)
}
