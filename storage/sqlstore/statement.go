package sqlstore

import (
	"strconv"
	"strings"

	"junction/storage"
)

// statement is a statement in the making: its text, its parameters, and the names that it has used up.
type statement struct {
	dialect *Dialect
	parts   strings.Builder
	args    []any
	aliases int
}

func (s *session) statement() *statement { return &statement{dialect: &s.store.dialect} }

// write appends text.
func (st *statement) write(text ...string) *statement {
	for _, t := range text {
		st.parts.WriteString(t)
	}
	return st
}

func (st *statement) text() string { return st.parts.String() }

// bind makes a value a parameter and returns its placeholder, which may stand in the text any number of times.
func (st *statement) bind(value any) string {
	st.args = append(st.args, value)
	return "$" + strconv.Itoa(len(st.args))
}

func (st *statement) bindID(id storage.ID) string { return st.bind(int64(id)) }

func (st *statement) bindIDs(ids []storage.ID) string {
	plain := make([]int64, len(ids))
	for i, id := range ids {
		plain[i] = int64(id)
	}
	return st.bind(st.dialect.BindIDs(plain))
}

// inIDs is the condition that a column's value is one of the IDs.
func (st *statement) inIDs(column string, ids []storage.ID) string {
	alias := st.alias()
	return column + " IN (SELECT " + alias + ".value FROM " + st.dialect.EachID(st.bindIDs(ids), alias) + ")"
}

// inTexts is the condition that a text is one of the texts.
func (st *statement) inTexts(text string, texts []string, fold func(string) string) string {
	alias := st.alias()
	list := st.dialect.EachText(st.bind(st.dialect.BindTexts(texts)), alias)
	return text + " IN (SELECT " + fold(alias+".value") + " FROM " + list + ")"
}

// alias returns a name that nothing in the statement bears yet.
func (st *statement) alias() string {
	st.aliases++
	return "t" + strconv.Itoa(st.aliases)
}
