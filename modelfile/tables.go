package modelfile

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/storage/ddl"
)

// longestTable is how many bytes of a table's name PostgreSQL keeps.
const longestTable = 63

// checkTables looks whether the database's tables and indexes, which have one namespace, have different names.
func (r *reader) checkTables() {
	names := namespace{}
	names.takenBy("a table of the program's own", "goose_db_version", "sqlite_sequence")
	for _, of := range r.entities {
		tables := ddl.SQLite.Objects(of.Kind)
		if name, other := names.takenBy("a table or an index of "+of.Name, relationNames(tables)...); other != "" {
			r.add(of.definition.Position, "the table or index %s of %s is %s already; write type %s @entity(table: %q)",
				name, of.Name, other, of.Name, of.Table+"_object")
			continue
		}
		r.checkLength(of.definition.Position, tables)
	}
	for _, of := range r.relations {
		tables := []ddl.Table{ddl.SQLite.Links(of.Relation)}
		side := of.Sides[0].String()
		if name, other := names.takenBy("a table or an index of "+side, relationNames(tables)...); other != "" {
			r.add(of.field.Position, "the table or index %s of %s is %s already; write %s",
				name, side, other, withArgument(of.field, "table", of.Table+"_link"))
			continue
		}
		r.checkLength(of.field.Position, tables)
	}
}

// relationNames are the names of tables and of their indexes, those of keys included.
func relationNames(tables []ddl.Table) (names []string) {
	for _, table := range tables {
		names = append(names, table.Name)
		for _, index := range table.Indexes {
			names = append(names, index.Name)
		}
		for _, constraint := range table.Constraints {
			if constraint.Kind == ddl.Primary || constraint.Kind == ddl.Unique {
				names = append(names, constraint.Name(table.Name))
			}
		}
	}
	return names
}

func (r *reader) checkLength(at *ast.Position, tables []ddl.Table) {
	i := slices.IndexFunc(tables, func(t ddl.Table) bool { return len(t.Name) > longestTable })
	if i >= 0 {
		r.add(at, "the table %s has a name of more than %d characters; write a shorter one: table: %q", tables[i].Name, longestTable, "…")
	}
}
