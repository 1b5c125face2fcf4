package migration

import (
	"junction/model"
	"junction/storage/ddl"
)

// check is a condition on the rows from before. Where one breaks it, the migration fails before it has changed anything,
// and says so in a sentence.
type check struct {
	old    rows
	rule   string
	breaks func(ddl.Engine) string // the condition that a row breaks the rule
	many   bool                    // it takes two rows to break it
}

// rows are those of a table that there was before: of objects, or of links.
type rows struct {
	of, table string // what the model calls them, and where they are
	what      string // what a text calls them
	id, begin string // the column that tells which one it is, and what a text says before
}

func objects(of *model.Kind) rows {
	return rows{of: of.Name, table: of.Table, what: "objects", id: "id", begin: of.Name + ":"}
}

// links are told by the object that is at their first end.
func links(of *model.Relation, data string) rows {
	first := of.Sides[0]
	return rows{of: data, table: of.Table, what: "links", id: first.Column, begin: "of " + first.Near.Name + ":"}
}

func noRows(old rows, rule string) check {
	return check{old: old, rule: rule, breaks: func(ddl.Engine) string { return "true" }}
}

func oneRow(old rows, rule string) check {
	return check{old: old, rule: rule, breaks: func(ddl.Engine) string { return "true" }, many: true}
}

// query is the statement that gives the sentence, or no row where all is well.
func (c check) query(e ddl.Engine) string {
	most := "0"
	if c.many {
		most = "1"
	}
	return "SELECT " + quoted(c.rule+" in this version, and ") + " || count(*) || " + quoted(" "+c.old.what+" do not allow that, of which the first is "+
		c.old.begin) + " || min(" + c.old.id + ")\n    FROM " + c.old.table + " WHERE " + c.breaks(e) + " HAVING count(*) > " + most
}
