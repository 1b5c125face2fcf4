package migration

import (
	"slices"

	"junction/storage/ddl"
)

// tables are those of a model, in the order in which they are made.
type tables []ddl.Table

// named returns the table with a name, or nil.
func (t tables) named(name string) *ddl.Table {
	for i := range t {
		if t[i].Name == name {
			return &t[i]
		}
	}
	return nil
}

// without returns those that are not among others.
func (t tables) without(others tables) (missing tables) {
	for _, table := range t {
		if others.named(table.Name) == nil {
			missing = append(missing, table)
		}
	}
	return missing
}

// tableChange is a table, and what becomes of it under the same name.
type tableChange struct{ from, to *ddl.Table }

// changes returns the tables that become others.
func (t tables) changes(to tables) (changes []tableChange) {
	for i := range to {
		if from := t.named(to[i].Name); from != nil && !same(from, &to[i]) {
			changes = append(changes, tableChange{from, &to[i]})
		}
	}
	return changes
}

// same reports whether two tables are the same but for the order of their columns.
func same(a, b *ddl.Table) bool {
	return sameSet(a.Columns, b.Columns) && sameSet(a.Constraints, b.Constraints) && sameSet(a.Indexes, b.Indexes)
}

// part is a part of a table, which is what its text says.
type part interface{ String() string }

func sameSet[T part](a, b []T) bool { return len(missing(a, b)) == 0 && len(missing(b, a)) == 0 }

// missing returns what of one list is not in another.
func missing[T part](of, in []T) (missing []T) {
	for _, one := range of {
		if !slices.ContainsFunc(in, func(other T) bool { return other.String() == one.String() }) {
			missing = append(missing, one)
		}
	}
	return missing
}
