package migration

import (
	"slices"
	"strings"

	"junction/model"
	"junction/storage/ddl"
)

// postgres writes what PostgreSQL has to do.
type postgres struct {
	script
	fills fillMap
}

// postgresTime is the time at which a migration began.
const postgresTime = "now()"

// postgresSteps returns the statements that lead from the old model's tables to the new one's, and none where nothing is
// to be done.
func postgresSteps(p *pairs, changes []change) string {
	s := &postgres{}
	reduced, renamed := tables(ddl.PostgreSQL.TablesOf(p.reduced())), tables(ddl.PostgreSQL.TablesOf(p.renamed()))
	old, now := tables(ddl.PostgreSQL.TablesOf(p.old)), tables(ddl.PostgreSQL.TablesOf(p.new))
	s.alter(old, reduced)
	s.rename(reduced, renamed)
	s.fills = p.fills(ddl.PostgreSQL, postgresTime)
	s.alter(renamed, now)
	if s.text.Len() == 0 {
		return ""
	}
	whole := &postgres{}
	whole.lock(p, old, now)
	whole.check(changes)
	return whole.text.String() + s.text.String()
}

// lock keeps everybody away from what is changed, or read for it, from the first check on.
func (s *postgres) lock(p *pairs, old, now tables) {
	var locked []string
	for i := range old {
		after := now.named(old[i].Name)
		if after == nil || !same(&old[i], after) {
			locked = append(locked, old[i].Name)
		}
	}
	for _, relation := range p.old.Relations {
		if slices.Contains(locked, relation.Table) {
			locked = append(locked, relation.Sides[0].Near.Table, relation.Sides[0].Far.Table)
		}
	}
	if len(locked) > 0 {
		slices.Sort(locked)
		s.part()
		s.do("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE", strings.Join(slices.Compact(locked), ", "))
	}
}

func (s *postgres) check(changes []change) {
	for _, change := range changes {
		for _, check := range change.checks {
			s.part()
			s.run("DO $$\nDECLARE\n    reason text;\nBEGIN\n    " + check.query(ddl.PostgreSQL) + " INTO reason;\n" +
				"    IF FOUND THEN\n        RAISE EXCEPTION '%', reason;\n    END IF;\nEND\n$$")
		}
	}
}

// rename gives everything its new name, as PostgreSQL would have named it. The tables are the same otherwise, in the same
// order.
func (s *postgres) rename(from, to tables) {
	s.part()
	var tables, columns, rest []rename
	for i := range from {
		before, now := from[i], to[i]
		tables = append(tables, rename{"", before.Name, now.Name, "ALTER TABLE %[1]s RENAME TO %[2]s"})
		for j, column := range before.Columns {
			columns = append(columns, rename{now.Name, column.Name, now.Columns[j].Name, "ALTER TABLE " + now.Name + " RENAME COLUMN %[1]s TO %[2]s"})
		}
		if now.Numbers {
			rest = append(rest, rename{"", before.Name + "_id_seq", now.Name + "_id_seq", "ALTER SEQUENCE %[1]s RENAME TO %[2]s"})
		}
		for j, constraint := range before.Constraints {
			namespace := ""
			if constraint.Kind == ddl.Check || constraint.Kind == ddl.Foreign { // the others have an index with their name
				namespace = now.Name
			}
			rest = append(rest, rename{
				namespace, constraint.Name(before.Name), now.Constraints[j].Name(now.Name),
				"ALTER TABLE " + now.Name + " RENAME CONSTRAINT %[1]s TO %[2]s",
			})
		}
		for j, index := range before.Indexes {
			rest = append(rest, rename{"", index.Name, now.Indexes[j].Name, "ALTER INDEX %[1]s RENAME TO %[2]s"})
		}
	}
	for _, renames := range [][]rename{tables, columns, rest} {
		s.run(ordered(renames)...)
	}
}

// alter makes tables others with the same names.
func (s *postgres) alter(from, to tables) {
	s.part()
	gone := from.without(to)
	for i := range gone {
		s.do("DROP TABLE %s", gone[len(gone)-1-i].Name)
	}
	changes := from.changes(to)
	retyped := retyped(changes)
	foreign := func(c ddl.Constraint) bool { return c.Kind == ddl.Foreign }
	// What refers to others goes first and comes last.
	for _, ofForeign := range []bool{true, false} {
		for _, change := range changes {
			for _, constraint := range change.constraints(change.from, change.to, retyped) {
				if foreign(constraint) == ofForeign {
					s.do("ALTER TABLE %s DROP CONSTRAINT %s", change.to.Name, constraint.Name(change.from.Name))
				}
			}
		}
	}
	for _, change := range changes {
		for _, index := range missing(change.from.Indexes, change.to.Indexes) {
			s.do("DROP INDEX %s", index.Name)
		}
	}
	for _, change := range changes {
		s.columns(change)
	}
	for _, ofForeign := range []bool{false, true} {
		for _, change := range changes {
			for _, constraint := range change.constraints(change.to, change.from, retyped) {
				if foreign(constraint) == ofForeign {
					s.do("ALTER TABLE %s ADD CONSTRAINT %s %s", change.to.Name, constraint.Name(change.to.Name), constraint)
				}
			}
		}
	}
	for _, change := range changes {
		for _, index := range missing(change.to.Indexes, change.from.Indexes) {
			s.run(index.String())
		}
	}
	for _, table := range to.without(from) {
		s.run(table.Create()...)
	}
}

// retyped are the columns that get another type, by table and column.
func retyped(changes []tableChange) map[[2]string]bool {
	retyped := make(map[[2]string]bool)
	for _, change := range changes {
		for _, column := range change.to.Columns {
			if before := change.from.Column(column.Name); before != nil && before.Type != column.Type {
				retyped[[2]string{change.to.Name, column.Name}] = true
			}
		}
	}
	return retyped
}

// constraints returns those of one of a change's tables that the other has not, and those foreign keys that both have on
// columns which get another type: for a while, the two ends have not the same.
func (c tableChange) constraints(of, in *ddl.Table, retyped map[[2]string]bool) []ddl.Constraint {
	constraints := missing(of.Constraints, in.Constraints)
	for _, constraint := range of.Constraints {
		isRetyped := func(column string) bool { return retyped[[2]string{c.to.Name, column}] }
		if constraint.Kind == ddl.Foreign && slices.ContainsFunc(constraint.Columns, isRetyped) &&
			len(missing([]ddl.Constraint{constraint}, in.Constraints)) == 0 {
			constraints = append(constraints, constraint)
		}
	}
	return constraints
}

func (s *postgres) columns(c tableChange) {
	table := c.to.Name
	for _, column := range c.from.Columns {
		if c.to.Column(column.Name) == nil {
			s.do("ALTER TABLE %s DROP COLUMN %s", table, column.Name)
		}
	}
	for _, column := range c.to.Columns {
		before := c.from.Column(column.Name)
		fill, filled := s.fills[[2]string{table, column.Name}]
		switch {
		case before == nil && filled && fill.table != "":
			s.do("ALTER TABLE %s ADD COLUMN %s %s", table, column.Name, column.Type)
			s.do("UPDATE %s SET %s = far.%s FROM %s AS far WHERE far.id = %[1]s.%[5]s", table, column.Name, fill.column, fill.table, fill.by)
			s.do("ALTER TABLE %s ALTER COLUMN %s SET NOT NULL", table, column.Name)
		case before == nil && fill.places != nil:
			s.do("ALTER TABLE %s ADD COLUMN %s %s", table, column.Name, column.Type)
			s.run(fill.places.fill(table))
			s.do("ALTER TABLE %s ALTER COLUMN %s SET NOT NULL", table, column.Name)
		case before == nil && filled: // a default is given to all rows at once, and then to none
			s.do("ALTER TABLE %s ADD COLUMN %s DEFAULT %s", table, column, fill.value)
			s.do("ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT", table, column.Name)
		case before == nil:
			s.do("ALTER TABLE %s ADD COLUMN %s", table, column)
		default:
			s.column(table, *before, column, fill)
		}
	}
}

// column changes a column.
func (s *postgres) column(table string, before, now ddl.Column, fill fill) {
	if before.Type != now.Type {
		s.do("ALTER TABLE %s ALTER COLUMN %s TYPE %s", table, now.Name, now.Type)
	}
	switch {
	case now.Required && !before.Required:
		if fill.value != "" {
			s.do("UPDATE %s SET %s = %s WHERE %[2]s IS NULL", table, now.Name, fill.value)
		}
		s.do("ALTER TABLE %s ALTER COLUMN %s SET NOT NULL", table, now.Name)
	case before.Required && !now.Required:
		s.do("ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL", table, now.Name)
	}
}

// postgresTables makes all tables of a new database.
func postgresTables(of *model.Model) string {
	s := &script{}
	s.text.WriteString("\n" + ddl.Fold())
	s.comment("Text is compared by its bytes, which is by code point, whatever the server's locale is.")
	s.text.WriteString(ddl.PostgreSQL.Tables(of))
	return s.text.String()
}
