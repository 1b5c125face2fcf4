// Package statement writes the SQL of a store: all that there is of a page, a filter, a count or a change. A [Writer] has
// a method for each statement; what an engine writes in its own way is in a [Dialect]. Nothing here runs anything: a
// [Statement] becomes a [Call], which is a text with its arguments.
package statement

import (
	"slices"
	"strconv"
	"strings"

	"junction/storage"
	"junction/storage/sqlstore/rows"
)

// Statement is a statement's text and its parameters. While it is written, it holds the names that it has used up.
type Statement struct {
	dialect *Dialect
	parts   strings.Builder
	args    []any // values, and slots for those that each call gives
	aliases int
	sets    []string // by name, see [Statement.set]
	brief   bool     // see [Call]
	packed  bool     // see [Statement.returns]
	form    rows.Form

	usesSets bool                       // see [Statement.withSets]
	rewrite  func() (*Statement, error) // writes the same with sets; nil where nothing changes
}

// Form is how the pages leave the engine that the statement returns.
func (st *Statement) Form() rows.Form { return st.form }

// write appends text.
func (st *Statement) write(text ...string) *Statement {
	for _, t := range text {
		st.parts.WriteString(t)
	}
	return st
}

// returns begins a statement with the columns that it returns, packed where the engine can do that.
func (st *Statement) returns(columns ...string) {
	if st.packed = st.dialect.Records != nil; st.packed {
		columns = []string{st.dialect.Records(columns)}
	}
	st.selects(columns...)
}

// selects begins a statement with the columns of its rows, which leave the engine one by one. They have short names:
// without, they would have all of their text for one, which a driver may read each time.
func (st *Statement) selects(columns ...string) {
	st.write("SELECT ")
	for i, column := range columns {
		if i > 0 {
			st.write(", ")
		}
		st.write(column, " AS ", st.alias())
	}
}

// text is the whole text, which begins with the sets.
func (st *Statement) text() string {
	if len(st.sets) == 0 {
		return st.parts.String()
	}
	return "WITH " + strings.Join(st.sets, ", ") + " " + st.parts.String()
}

// alias returns a name that nothing in the statement bears yet.
func (st *Statement) alias() string {
	st.aliases++
	return "t" + strconv.Itoa(st.aliases)
}

// bind makes a value a parameter and returns its placeholder, which may stand in the text any number of times.
func (st *Statement) bind(value any) string {
	st.args = append(st.args, value)
	return "$" + strconv.Itoa(len(st.args))
}

func (st *Statement) bindID(id storage.ID) string { return st.bind(int64(id)) }

// inIDs is the condition that a column's value is one of a list of IDs.
func (st *Statement) inIDs(column string, list string) string {
	alias := st.alias()
	return column + " IN (SELECT " + alias + ".value FROM " + st.dialect.EachID(list, alias) + ")"
}

// isGiven is the condition that a column's value is the one ID that a call gives, or one of its IDs.
func (st *Statement) isGiven(column string, one bool) string {
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
func (st *Statement) inTexts(text string, texts []string, fold func(string) string) string {
	alias := st.alias()
	list := st.dialect.EachText(st.bind(st.dialect.BindTexts(texts)), alias)
	return text + " IN (SELECT " + fold(alias+".value") + " FROM " + list + ")"
}
