package ddl

import (
	"fmt"
	"strings"
	"unicode"
)

// block is a range of code points whose letters are mapped together: a text that holds none of them passes it by.
type block struct{ first, last rune }

// commonBlocks are those of the letters that most texts are written in, rareBlocks the others: one look tells that a
// text holds nothing of these.
var (
	commonBlocks = []block{{0x80, 0xFF}, {0x100, 0x17F}, {0x370, 0x3FF}, {0x400, 0x42F}}
	rareBlocks   = []block{
		{0x180, 0x36F},
		{0x430, 0x52F},
		{0x530, 0x109F},
		{0x10A0, 0x13FF},
		{0x1400, 0x1DFF},
		{0x1E00, 0x1EFF},
		{0x1F00, 0x20FF},
		{0x2100, 0x2BFF},
		{0x2C00, 0x9FFF},
		{0xA000, 0xA71F},
		{0xA720, 0xFEFF},
		{0xFF00, 0xFFFF},
		{0x10000, 0x10CFF},
		{0x10D00, unicode.MaxRune},
	}
)

// letters are the code points of some blocks that have a lower case, and that.
func letters(blocks ...block) (from, to string) {
	var upper, lower strings.Builder
	for _, b := range blocks {
		for r := b.first; r <= b.last; r++ {
			if unicode.ToLower(r) != r {
				upper.WriteRune(r)
				lower.WriteRune(unicode.ToLower(r))
			}
		}
	}
	return upper.String(), lower.String()
}

// Fold writes the statements that make PostgreSQL's function fold, by which texts are compared regardless of case. They
// follow from Go's tables of Unicode, and are written as a migration's.
func Fold() string {
	var sql strings.Builder
	step := func(indent string, b block) {
		from, to := letters(b)
		fmt.Fprintf(&sql, "%sIF t COLLATE \"C\" ~ '[%s]' THEN\n%s    t := translate(t, '%s', '%s');\n%sEND IF;\n",
			indent, from, indent, from, to, indent)
	}
	sql.WriteString(`-- The simple lower case of a text, code point by code point, as the other engines have it. PostgreSQL's own depends on
-- the server's locale, on its version, and on a letter's place. Each letter costs a walk through those it may be, so a
-- text that holds none of a block's passes that block by.
-- +goose StatementBegin
CREATE FUNCTION fold_beyond_ascii(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    t := lower(t COLLATE "C"); -- of ASCII
`)
	for _, b := range commonBlocks {
		step("    ", b)
	}
	rare, _ := letters(rareBlocks...)
	fmt.Fprintf(&sql, "    IF t COLLATE \"C\" ~ '[%s]' THEN\n", rare)
	for _, b := range rareBlocks {
		step("        ", b)
	}
	sql.WriteString(`    END IF;
    RETURN t;
END
$$;
-- +goose StatementEnd

CREATE FUNCTION fold(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(t) = char_length(t) THEN lower(t COLLATE "C") ELSE fold_beyond_ascii(t) END
$$;
`)
	return sql.String()
}
