package migration

import (
	"junction/model"
	"junction/storage/ddl"
)

// check is a condition on the rows from before. Where one breaks it, the migration fails before it has changed anything,
// and says so in a sentence.
type check struct {
	old    *model.Kind
	rule   string
	breaks func(ddl.Engine) string // the condition that a row breaks the rule
	many   bool                    // it takes two rows to break it
}

func noRows(old *model.Kind, rule string) check {
	return check{old: old, rule: rule, breaks: func(ddl.Engine) string { return "true" }}
}

func oneRow(old *model.Kind, rule string) check {
	return check{old: old, rule: rule, breaks: func(ddl.Engine) string { return "true" }, many: true}
}

// query is the statement that gives the sentence, or no row where all is well.
func (c check) query(e ddl.Engine) string {
	most := "0"
	if c.many {
		most = "1"
	}
	return "SELECT " + quoted(c.rule+" in this version, and ") + " || count(*) || " + quoted(" objects do not allow that, of which the first is "+
		c.old.Name+":") + " || min(id)\n    FROM " + c.old.Table + " WHERE " + c.breaks(e) + " HAVING count(*) > " + most
}
