package web

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// JSON and GraphQL write a character beyond U+FFFF as two escapes, a surrogate pair. Half of one is no character: the
// JSON library would keep U+FFFD in its place, and the GraphQL library does so even for a whole pair. This file refuses
// the halves, and writes a query's pairs as the characters that they are.

// escapeLength is that of an escape such as \uD83D.
const escapeLength = len(`\uD83D`)

// hasLoneSurrogate reports whether a JSON text escapes half of a surrogate pair.
func hasLoneSurrogate(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		switch character, length := escaped(text[i:]); {
		case length == 0:
			i++ // past what is escaped
		case character < 0:
			return true
		default:
			i += length - 1
		}
	}
	return false
}

// joinSurrogates writes the surrogate pairs that a GraphQL query's texts escape as characters. It is false when there is
// half of one. Comments and block strings have no escapes.
func joinSurrogates(query string) (joined string, ok bool) {
	if !strings.Contains(query, `\u`) {
		return query, true
	}
	var out strings.Builder
	for rest := query; rest != ""; {
		length := strings.IndexAny(rest, `"#`)
		if length < 0 {
			length = len(rest)
		}
		out.WriteString(rest[:length])
		rest = rest[length:]
		switch {
		case rest == "":
		case rest[0] == '#':
			length = strings.IndexAny(rest+"\n", "\r\n")
			out.WriteString(rest[:length])
			rest = rest[length:]
		case strings.HasPrefix(rest, `"""`):
			length = blockLength(rest)
			out.WriteString(rest[:length])
			rest = rest[length:]
		default:
			if rest, ok = joinText(&out, rest); !ok {
				return "", false
			}
		}
	}
	return out.String(), true
}

// blockLength is how long the block string is that a text begins with.
func blockLength(text string) int {
	const quotes = `"""`
	for i := len(quotes); i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], `\`+quotes):
			i += len(quotes)
		case strings.HasPrefix(text[i:], quotes):
			return i + len(quotes)
		}
	}
	return len(text)
}

// joinText writes the quoted text that a query begins with, and returns what follows it.
func joinText(out *strings.Builder, query string) (rest string, ok bool) {
	out.WriteByte('"')
	for i := 1; i < len(query); i++ {
		switch query[i] {
		case '"', '\n', '\r':
			out.WriteByte(query[i])
			return query[i+1:], true
		case '\\':
			character, length := escaped(query[i:])
			switch {
			case length == 0:
				length = min(len(`\"`), len(query)-i)
				out.WriteString(query[i : i+length])
			case character < 0:
				return "", false
			default:
				out.WriteRune(character)
			}
			i += length - 1
		default:
			out.WriteByte(query[i])
		}
	}
	return "", true
}

// escaped reads the surrogate pair that a text begins with the escapes of. Its length is 0 when the text begins with
// another escape, and the character is negative when it begins with half of a pair.
func escaped(text string) (character rune, length int) {
	first := escapedUnit(text)
	if !utf16.IsSurrogate(first) {
		return 0, 0
	}
	pair := utf16.DecodeRune(first, escapedUnit(text[escapeLength:]))
	if pair == '\uFFFD' {
		return -1, escapeLength
	}
	return pair, 2 * escapeLength
}

// escapedUnit is the code unit that a text begins with the escape of, or 0.
func escapedUnit(text string) rune {
	if len(text) < escapeLength || text[0] != '\\' || text[1] != 'u' {
		return 0
	}
	unit, err := strconv.ParseUint(text[2:escapeLength], 16, 16)
	if err != nil {
		return 0
	}
	return rune(unit)
}
