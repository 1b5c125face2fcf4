package limits

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/lexer"
)

// Bounds on the text of a query that nobody who means well comes near. What nests deeper than this is slow to validate,
// because some rules look at a value once for each level; and names are told back, as keys and in the paths of errors.
const (
	deepestBrackets = 128
	longestName     = 128 // bytes
)

// textOf is how large the text of a query is.
type textOf struct {
	tokens   int // comments included; counting ends past the limit
	brackets int // levels of brackets of all kinds
	name     int // bytes of the longest name
}

// read reads a query's tokens, as far as they are ones, and so far as there are not more than so many. It is what a
// parser does too, but it makes nothing of them.
func read(query string, most int) (text textOf) {
	from := lexer.New(&ast.Source{Input: query})
	level := 0
	for text.tokens <= most {
		token, err := from.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			break // the parser says what is wrong
		}
		text.tokens++
		switch token.Kind {
		case lexer.Name:
			text.name = max(text.name, len(token.Value))
		case lexer.BraceL, lexer.BracketL, lexer.ParenL:
			level++
			text.brackets = max(text.brackets, level)
		case lexer.BraceR, lexer.BracketR, lexer.ParenR:
			level--
		default: // nothing that nests
		}
	}
	return text
}
