package sdl

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	block = `"""`
	width = 120 // of a line
)

// wrap gives every description in a schema its form: it stands on the line that it begins on where it fits there, and has
// lines of its own otherwise. Lines that are too long are broken; others stay, as they may be a list or an example.
func wrap(schema string) []byte {
	var to bytes.Buffer
	lines := strings.Split(schema, "\n")
	for i := 0; i < len(lines); i++ {
		text, isBlock := strings.CutPrefix(strings.TrimLeft(lines[i], " "), block)
		if !isBlock {
			to.WriteString(lines[i] + "\n")
			continue
		}
		indent := strings.Repeat(" ", len(lines[i])-len(text)-len(block))
		for !ends(text) {
			i++
			text += "\n" + strings.TrimPrefix(lines[i], indent)
		}
		description(&to, indent, strings.Trim(strings.TrimSuffix(text, block), "\n"))
	}
	return append(bytes.TrimSpace(to.Bytes()), '\n')
}

// ends reports whether a description that has begun ends with a text.
func ends(text string) bool {
	return strings.HasSuffix(text, block) && !strings.HasSuffix(text, `\`+block)
}

func description(to *bytes.Buffer, indent, text string) {
	line := indent + block + text + block
	if !strings.Contains(text, "\n") && utf8.RuneCountInString(line) <= width && !strings.HasSuffix(text, `"`) {
		to.WriteString(line + "\n")
		return
	}
	to.WriteString(indent + block + "\n")
	for line := range strings.SplitSeq(text, "\n") {
		for line = strings.TrimRight(line, " "); utf8.RuneCountInString(indent+line) > width; {
			begin, rest := broken(line, width-len(indent))
			to.WriteString(indent + begin + "\n")
			if line = rest; line == "" {
				break
			}
		}
		to.WriteString(strings.TrimRight(indent+line, " ") + "\n")
	}
	to.WriteString(indent + block + "\n")
}

// broken is a line as two, of which the first is as long as there is room for, or as its first word.
func broken(line string, room int) (begin, rest string) {
	place := -1
	for i, letter := range line {
		if letter != ' ' {
			continue
		}
		if place >= 0 && utf8.RuneCountInString(line[:i]) > room {
			break
		}
		place = i
	}
	if utf8.RuneCountInString(line) <= room || place < 0 {
		return line, ""
	}
	return line[:place], line[place+1:]
}

// quoted is a text as GraphQL quotes it on one line.
func quoted(text string) string {
	var to strings.Builder
	to.WriteByte('"')
	for _, letter := range text {
		switch {
		case letter == '"' || letter == '\\':
			to.WriteString(`\` + string(letter))
		case letter == '\n':
			to.WriteString(`\n`)
		case letter < ' ':
			to.WriteString(`\u00` + strconv.FormatInt(int64(letter)|0x100, 16)[1:])
		default:
			to.WriteRune(letter)
		}
	}
	to.WriteByte('"')
	return to.String()
}
