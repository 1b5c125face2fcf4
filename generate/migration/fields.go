package migration

import (
	"fmt"
	"strings"

	"junction/model"
	"junction/storage/ddl"
)

// fieldAdded is a new field of rows that there were before.
func fieldAdded(before rows, kind *model.Kind, field *model.Field) change {
	name := kind.Name + "." + field.Name
	c := change{name: "add " + name, says: name + " is new" + sayFill(before, field) + "."}
	switch {
	case !field.Nullable && !fills(field):
		c.needs = "check:" + name
		c.risk = name + " is new, may not be null and has no @default, so " + before.what + " from before would have none"
		c.checks = []check{noRows(before, name+" may not be null and has no default")}
	case field.Unique && fills(field):
		c.needs = "check:" + name
		c.risk = name + " is new and @unique, and objects from before would all have the same"
		c.checks = []check{oneRow(before, name+" is unique")}
	}
	return c
}

// fieldChanges are those of a field that both models have.
func fieldChanges(before rows, old *model.Field, kind *model.Kind, field *model.Field) (list []change) {
	was, name := before.of+"."+old.Name, kind.Name+"."+field.Name
	if old.Name != field.Name {
		list = append(list, renamed(was, name))
	}
	change := func(says string) *change {
		list = append(list, change{name: "change " + name, says: name + " " + says + "."})
		return &list[len(list)-1]
	}
	if old.Type != field.Type {
		c := change("is " + typeNames[field.Type] + " instead of " + typeNames[old.Type])
		if old.Type != model.Integer || field.Type != model.Float {
			c.risk = fmt.Sprintf("%s cannot become %s: only Int can become Float; add a field with another name, and drop this one",
				was, typeNames[field.Type])
			return list
		}
	}
	switch {
	case old.Nullable && !field.Nullable && fills(field):
		change("may not be null" + sayFill(before, field))
	case old.Nullable && !field.Nullable:
		c := change("may not be null")
		c.needs, c.risk = "check:"+name, name+" may not be null and has no @default, and there may be "+before.what+" that have none"
		c.checks = []check{{old: before, rule: was + " may not be null", breaks: func(ddl.Engine) string { return old.Column + " IS NULL" }}}
	case !old.Nullable && field.Nullable:
		change("may be null")
	}
	if ddl.SQLite.Condition(old, "") != ddl.SQLite.Condition(field, "") {
		c := change(sayBounds(field))
		if narrower(old, field) {
			c.needs, c.risk = "check:"+name, name+" "+sayBounds(field)+", and there may be "+before.what+" that break that"
			c.checks = []check{{old: before, rule: was + " " + sayBounds(field), breaks: func(e ddl.Engine) string {
				return "NOT (" + e.Condition(field, old.Column) + ")"
			}}}
		}
	}
	if field.Ordered != old.Ordered && !field.OfLink {
		change(map[bool]string{true: "has an index", false: "has no index"}[field.Ordered])
	}
	switch {
	case field.Unique && !old.Unique:
		c := change("is unique")
		c.needs, c.risk = "check:"+name, name+" is @unique, and there may be objects that have the same"
		c.checks = []check{{old: before, rule: was + " is unique", breaks: func(ddl.Engine) string {
			return fmt.Sprintf("%s IN (SELECT %[1]s FROM %s GROUP BY %[1]s HAVING count(*) > 1)", old.Column, before.table)
		}}}
	case !field.Unique && old.Unique:
		change("is not unique")
	}
	return list
}

// fills reports whether rows that have no value of a field get one.
func fills(field *model.Field) bool {
	return !field.Default.Null() || field.Stamp != model.NoStamp || field.Position != nil
}

// sayFill tells what rows without a value get.
func sayFill(of rows, field *model.Field) string {
	switch {
	case field.Position != nil:
		return fmt.Sprintf("; what is in %s already stands there in its default order", field.Position)
	case field.Stamp != model.NoStamp:
		return "; " + of.what + " without it get the time of this migration"
	case !field.Default.Null():
		return "; " + of.what + " without it get the default"
	}
	return ""
}

var typeNames = map[model.Type]string{
	model.Text: "String", model.Integer: "Int", model.Float: "Float", model.Boolean: "Boolean", model.Time: "DateTime", model.Enum: "an enum",
}

// sayBounds tells what a field's values fulfil.
func sayBounds(field *model.Field) string {
	switch {
	case field.Type == model.Enum:
		return "is one of " + strings.Join(field.Values, ", ")
	case field.Type == model.Text && (field.Min > 0 || field.Max > 0):
		return "has " + sayRange(field.Min > 0, field.Max > 0, field.Min, field.Max) + " characters"
	case field.Type == model.Text:
		return "may be of any length"
	case field.Range != nil:
		bound := func(value model.Value) string { return ddl.PostgreSQL.Literal(field.Type, value) }
		least, most := field.Range.Min, field.Range.Max
		return "is " + sayRange(!least.Null(), !most.Null(), bound(least), bound(most))
	}
	return "has no bounds"
}

func sayRange(hasLeast, hasMost bool, least, most any) string {
	switch {
	case hasLeast && hasMost:
		return fmt.Sprintf("%v to %v", least, most)
	case hasLeast:
		return fmt.Sprintf("at least %v", least)
	}
	return fmt.Sprintf("at most %v", most)
}
