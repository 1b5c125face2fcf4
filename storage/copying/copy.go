// Package copying copies all objects and links of a model from one SQL database to another, whatever engines they are of.
package copying

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"junction/model"
)

// Source is a database that is copied: all that is read from it is as it was at one moment, while others change it.
type Source interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	// HasTable reports whether there is a table.
	HasTable(ctx context.Context, table string) (bool, error)
	// LastNumber is the highest number that a table has given, also when nothing bears it any more; 0 for none.
	LastNumber(ctx context.Context, table string) (int64, error)
	// Explain makes of an error of the database's a sentence for whoever named it.
	Explain(err error) error
	// Close ends the reading.
	Close() error
}

// Target is a database without rows that a copy is made in. Until Complete, nobody else sees any of it.
type Target interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	// Fill gives a table all of its rows, which come in the order of its key.
	Fill(ctx context.Context, table Table, rows *Rows) error
	// Finish does what was put off until all rows were there, and lets each table give only numbers that are higher than
	// its last one. It tells each step.
	Finish(ctx context.Context, last map[string]int64, step func(done, of int)) error
	// Complete makes the copy last. Without it Close leaves everything as it was.
	Complete(ctx context.Context) error
	// Explain makes of an error of the database's a sentence for whoever named it.
	Explain(err error) error
	Close() error
}

// Counts is how many rows there are of each kind.
type Counts []Count

// Count is how many rows there are of one kind.
type Count struct {
	Of string // for people: projects
	N  int
}

// String is for people: 4 projects, 4 tags, 7 links.
func (c Counts) String() string {
	parts := make([]string, len(c))
	for i, count := range c {
		parts[i] = strconv.Itoa(count.N) + " " + count.Of
	}
	return strings.Join(parts, ", ")
}

// rowsTold is after how many rows the progress is told again.
const rowsTold = 1 << 12

// Copy copies everything of a model to a database that holds nothing, with the numbers that it has, and returns how much that was.
// It takes the same memory whatever there is to copy. Progress is told in no unit; what comes after the last row is a
// third of all. The error is a sentence for whoever named the databases; then the target is as it was.
func Copy(ctx context.Context, of *model.Model, from Source, to Target, progress func(done, total int)) (Counts, error) {
	tables := tablesOf(of)
	has, err := marksOf(ctx, tables, from)
	if err != nil {
		return nil, from.Explain(err)
	}
	counts, rows := make(Counts, len(tables)), 0
	for i, table := range tables {
		counts[i].Of = table.holds
		if err := from.QueryRowContext(ctx, table.count(has)).Scan(&counts[i].N); err != nil {
			return nil, from.Explain(err)
		}
		rows += counts[i].N
	}
	after := rows/2 + 1
	read, last := 0, make(map[string]int64)
	for _, table := range tables {
		err := fill(ctx, from, to, table, has, func() {
			if read++; read%rowsTold == 0 {
				progress(read, rows+after)
			}
		})
		if err != nil {
			return nil, err
		}
		if table.numbers {
			if last[table.Name], err = lastNumber(ctx, from, table); err != nil {
				return nil, from.Explain(err)
			}
		}
	}
	step := func(done, of int) { progress(rows+after*done/of, rows+after) }
	if err := to.Finish(ctx, last, step); err != nil {
		return nil, to.Explain(err)
	}
	if err := compare(ctx, tables, to, counts); err != nil {
		return nil, to.Explain(err)
	}
	if err := to.Complete(ctx); err != nil {
		return nil, to.Explain(err)
	}
	return counts, nil
}

// marksOf are the tables of marks that a source has.
func marksOf(ctx context.Context, tables []Table, from Source) (has map[string]bool, err error) {
	has = make(map[string]bool)
	for _, table := range tables {
		for _, by := range table.marked {
			if has[by.marks], err = from.HasTable(ctx, by.marks); err != nil {
				return nil, err
			}
		}
	}
	return has, nil
}

// fill copies the rows of a table.
func fill(
	ctx context.Context, from Source, to Target, table Table, has map[string]bool, read func(),
) (err error) {
	reading, stop := context.WithCancel(ctx)
	defer stop()
	found, err := from.QueryContext(reading, table.all(has))
	if err != nil {
		return from.Explain(err)
	}
	defer func() {
		stop() // where the target has failed, nobody waits for the rest
		if closed := found.Close(); err == nil && closed != nil {
			err = from.Explain(closed)
		}
	}()
	rows := newRows(found, table, read)
	err = to.Fill(ctx, table, rows)
	switch {
	case rows.err != nil: // which the target cannot tell from the end
		return from.Explain(rows.err)
	case err != nil:
		return to.Explain(err)
	}
	return nil
}

// lastNumber is the highest number of a table's that must not be given again. A row may have a higher one than the table
// itself ever gave.
func lastNumber(ctx context.Context, from Source, table Table) (int64, error) {
	given, err := from.LastNumber(ctx, table.Name)
	if err != nil {
		return 0, err
	}
	var highest int64
	err = from.QueryRowContext(ctx, table.highest()).Scan(&highest)
	return max(given, highest), err
}

// compare holds what has arrived to what was there. Links count only if what they link, and what they say of it, has
// arrived too.
func compare(ctx context.Context, tables []Table, to Target, counts Counts) error {
	for i, table := range tables {
		var arrived int
		if err := to.QueryRowContext(ctx, table.sound()).Scan(&arrived); err != nil {
			return err
		}
		if arrived != counts[i].N {
			return fmt.Errorf("of %d %s only %d fit what else was copied", counts[i].N, table.holds, arrived)
		}
	}
	return nil
}

// Empty refuses a database that has rows of a model. The tables must be there.
func Empty(ctx context.Context, of *model.Model, db interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
},
) error {
	for _, table := range tablesOf(of) {
		var has bool
		if err := db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+table.Name+")").Scan(&has); err != nil {
			return err
		}
		if has {
			return fmt.Errorf("it holds %s, and a copy is made only where there is nothing yet", table.holds)
		}
	}
	return nil
}

// Tables are the names of the tables that a copy of a model fills.
func Tables(of *model.Model) []string {
	tables := tablesOf(of)
	names := make([]string, len(tables))
	for i, table := range tables {
		names[i] = table.Name
	}
	return names
}
