package migration

import (
	"strings"

	"junction/model"
	"junction/storage/ddl"
)

// sqlite writes what SQLite has to do. It can add columns that may be null, and rename; for all else, a table is made
// anew, filled and renamed, as SQLite's documentation says: https://www.sqlite.org/lang_altertable.html#otheralter.
type sqlite struct {
	script
	*pairs
	fills fillMap
	anew  bool // some table is made anew
}

// sqliteTime is the time of a statement as the tables keep times, in microseconds.
const sqliteTime = "CAST(unixepoch('now', 'subsec') * 1000000 AS INTEGER)"

// sqliteSteps returns the statements that lead from the old model's tables to the new one's, and none where nothing is to
// be done.
func sqliteSteps(p *pairs, changes []change) string {
	s := &sqlite{pairs: p}
	reduced, renamed := tables(ddl.SQLite.TablesOf(p.reduced())), tables(ddl.SQLite.TablesOf(p.renamed()))
	old, now := tables(ddl.SQLite.TablesOf(p.old)), tables(ddl.SQLite.TablesOf(p.new))
	s.sweep(renamed, now)
	s.check(changes)
	before := s.text.Len()
	s.alter(old, reduced)
	s.rename(reduced, renamed)
	s.fills = p.fills(ddl.SQLite, sqliteTime)
	s.alter(renamed, now)
	if s.text.Len() == before {
		return ""
	}
	return s.guarded()
}

// sweep deletes what is marked, of the kinds whose tables or relations change: its links are gone for everybody already,
// and no row of those may be counted, copied, or outlive its mark.
func (s *sqlite) sweep(renamed, now tables) {
	changed := func(table string) bool {
		before, after := renamed.named(table), now.named(table)
		return before == nil || after == nil || !same(before, after)
	}
	for _, kind := range s.old.Kinds {
		after := s.kinds.newer[kind]
		if kind.Marks == "" || after == nil {
			continue
		}
		touched := changed(after.Table) || changed(after.Marks)
		for _, side := range after.Sides {
			touched = touched || changed(side.Relation.Table)
		}
		if touched {
			s.comment("What is marked in %s is gone for everybody. Its rows go now.", kind.Marks)
			for _, side := range kind.Sides {
				s.do("DELETE FROM %s WHERE %s IN (SELECT id FROM %s)", side.Relation.Table, side.Column, kind.Marks)
			}
			s.do("DELETE FROM %s WHERE id IN (SELECT id FROM %s WHERE deleting = 1)", kind.Table, kind.Marks)
			s.do("DELETE FROM %s", kind.Marks)
		}
	}
}

func (s *sqlite) check(changes []change) {
	for _, change := range changes {
		for _, check := range change.checks {
			s.part()
			s.do("INSERT INTO refusal %s", check.query(ddl.SQLite))
		}
	}
}

// guarded returns the statements within the table that refuses, where they need it.
func (s *sqlite) guarded() string {
	steps := s.text.String()
	if !s.anew && !strings.Contains(steps, "INTO refusal") {
		return steps
	}
	whole := &script{}
	whole.comment("A sentence that is inserted here ends the migration, and nothing has changed.")
	whole.run("CREATE TEMP TABLE refusal (reason TEXT NOT NULL) STRICT",
		"CREATE TEMP TRIGGER refuse BEFORE INSERT ON refusal BEGIN SELECT raise(ABORT, NEW.reason); END")
	if s.anew {
		whole.comment("A table that is made anew is dropped first, and foreign keys would take the links with it.")
		whole.run("INSERT INTO refusal SELECT 'foreign keys have to be off for this migration' FROM pragma_foreign_keys WHERE foreign_keys")
	}
	whole.text.WriteString(steps)
	if s.anew {
		whole.comment("All that is referred to is there.")
		whole.run(`INSERT INTO refusal SELECT 'a row of ' || "table" || ' refers to a missing row of ' || parent FROM pragma_foreign_key_check`)
	}
	whole.run("DROP TABLE refusal")
	return whole.text.String()
}

// rename gives everything its new name. The tables are the same otherwise, in the same order.
func (s *sqlite) rename(from, to tables) {
	s.part()
	var tables, columns []rename
	var indexes []string
	for i := range from {
		tables = append(tables, rename{"", from[i].Name, to[i].Name, "ALTER TABLE %[1]s RENAME TO %[2]s"})
		for j, column := range from[i].Columns {
			columns = append(columns, rename{to[i].Name, column.Name, to[i].Columns[j].Name, "ALTER TABLE " + to[i].Name + " RENAME COLUMN %[1]s TO %[2]s"})
		}
		for j, index := range from[i].Indexes {
			if now := to[i].Indexes[j]; now.Name != index.Name {
				s.do("DROP INDEX %s", index.Name)
				indexes = append(indexes, now.String())
			}
		}
	}
	s.run(ordered(tables)...)
	s.run(ordered(columns)...)
	s.run(indexes...)
}

// alter makes tables others with the same names.
func (s *sqlite) alter(from, to tables) {
	s.part()
	gone := from.without(to)
	for i := range gone {
		s.do("DROP TABLE %s", gone[len(gone)-1-i].Name)
	}
	changes := from.changes(to)
	for _, change := range changes {
		for _, index := range missing(change.from.Indexes, change.to.Indexes) {
			s.do("DROP INDEX %s", index.Name)
		}
	}
	for _, change := range changes {
		s.change(change)
	}
	for _, table := range to.without(from) {
		s.run(table.Create()...)
	}
}

func (s *sqlite) change(c tableChange) {
	added := missing(c.to.Columns, c.from.Columns)
	if !s.canAdd(c, added) {
		s.makeAnew(c)
		return
	}
	for _, column := range added {
		s.do("ALTER TABLE %s ADD COLUMN %s", c.to.Name, c.to.ColumnIn(column))
	}
	for _, index := range missing(c.to.Indexes, c.from.Indexes) {
		s.run(index.String())
	}
}

// canAdd reports whether a table differs only in columns that SQLite can add to it, and in indexes.
func (s *sqlite) canAdd(c tableChange, added []ddl.Column) bool {
	if len(missing(c.from.Columns, c.to.Columns)) > 0 || len(missing(c.from.Constraints, c.to.Constraints)) > 0 {
		return false
	}
	for _, column := range added {
		if _, filled := s.fills[[2]string{c.to.Name, column.Name}]; filled || column.Required {
			return false
		}
	}
	for _, constraint := range missing(c.to.Constraints, c.from.Constraints) {
		if constraint.Kind != ddl.Check || c.from.Column(constraint.Columns[0]) != nil {
			return false
		}
	}
	return true
}

// makeAnew makes a table anew, with the rows and the last number of the former one.
func (s *sqlite) makeAnew(c tableChange) {
	s.anew = true
	into := c.to.Name + unused
	var columns, values []string
	for _, column := range c.to.Columns {
		columns, values = append(columns, column.Name), append(values, s.value(c, column))
	}
	s.comment("%s is made anew.", c.to.Name)
	s.run(c.to.CreateAs(into))
	s.do("INSERT INTO %s (%s)\n    SELECT %s FROM %s", into, strings.Join(columns, ", "), strings.Join(values, ", "), c.from.Name)
	for _, column := range c.to.Columns {
		if fill := s.fills[[2]string{c.to.Name, column.Name}]; fill.places != nil {
			s.run(fill.places.fill(into))
		}
	}
	if c.to.Numbers {
		s.do("DELETE FROM sqlite_sequence WHERE name = '%s'", into)
		s.do("INSERT INTO sqlite_sequence (name, seq) SELECT '%s', seq FROM sqlite_sequence WHERE name = '%s'", into, c.from.Name)
	}
	s.do("DROP TABLE %s", c.from.Name)
	s.do("ALTER TABLE %s RENAME TO %s", into, c.to.Name)
	s.run(c.to.CreateIndexes()...)
}

// value is what a row gets in a column.
func (s *sqlite) value(c tableChange, column ddl.Column) string {
	fill, filled := s.fills[[2]string{c.to.Name, column.Name}]
	if c.from.Column(column.Name) != nil {
		if filled && column.Required {
			return "coalesce(" + column.Name + ", " + fill.value + ")"
		}
		return column.Name
	}
	switch {
	case !filled:
		return "NULL"
	case fill.table == "":
		return fill.value
	}
	return "(SELECT " + fill.column + " FROM " + fill.table + " AS far WHERE far.id = " + c.from.Name + "." + fill.by + ")"
}

// sqliteTables makes all tables of a new database.
func sqliteTables(of *model.Model) string {
	s := &script{}
	s.comment("\"JNCT\", by which the program knows its own files.")
	s.run("PRAGMA application_id = 1246643028")
	s.comment("Numbers are never given again: that is what AUTOINCREMENT adds.")
	s.text.WriteString(ddl.SQLite.Tables(of))
	return s.text.String()
}
