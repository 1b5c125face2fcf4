package sqlstore

import (
	"slices"
	"strconv"
	"strings"

	"junction/storage"
)

// statement is a statement in the making: its text, its parameters, and the names that it has used up.
type statement struct {
	dialect *Dialect
	parts   strings.Builder
	args    []any // values, and slots for those that each call gives
	aliases int
	sets    []string // by name, see [statement.set]
	brief   bool     // see [call]
	packed  bool     // see [statement.returns]
	form    form

	usesSets bool                       // see [statement.withSets]
	rewrite  func() (*statement, error) // writes the same with sets; nil where nothing changes
}

// form is how the objects of a page leave the engine.
type form struct {
	// packed says that [Dialect.Tuples] makes it.
	packed bool
	// before and after say that there are columns for what lies before and after the page.
	before, after bool
	// linked says that each comes with its linked ID.
	linked bool
}

// statement returns an empty statement. In a transaction it has no budget, so it uses sets from the beginning, unless it is
// known to be light.
func (s *session) statement() *statement {
	return &statement{dialect: &s.store.dialect, usesSets: s.tx != nil && !s.light}
}

// write appends text.
func (st *statement) write(text ...string) *statement {
	for _, t := range text {
		st.parts.WriteString(t)
	}
	return st
}

// text is the whole text, which begins with the sets.
func (st *statement) text() string {
	if len(st.sets) == 0 {
		return st.parts.String()
	}
	return "WITH " + strings.Join(st.sets, ", ") + " " + st.parts.String()
}

// bind makes a value a parameter and returns its placeholder, which may stand in the text any number of times.
func (st *statement) bind(value any) string {
	st.args = append(st.args, value)
	return "$" + strconv.Itoa(len(st.args))
}

func (st *statement) bindID(id storage.ID) string { return st.bind(int64(id)) }

// inIDs is the condition that a column's value is one of a list of IDs.
func (st *statement) inIDs(column string, list string) string {
	alias := st.alias()
	return column + " IN (SELECT " + alias + ".value FROM " + st.dialect.EachID(list, alias) + ")"
}

// isGiven is the condition that a column's value is the one ID that a call gives, or one of its IDs.
func (st *statement) isGiven(column string, one bool) string {
	if one {
		return column + " = " + st.bind(slotID)
	}
	return st.inIDs(column, st.bind(slotIDs))
}

// bindIDs makes IDs one parameter.
func (d *Dialect) bindIDs(ids []storage.ID) any {
	plain := make([]int64, len(ids))
	for i, id := range ids {
		plain[i] = int64(id)
	}
	slices.Sort(plain) // as an index has them, so that one search passes by what the one before it left in the caches
	return d.BindIDs(plain)
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
