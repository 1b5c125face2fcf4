package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"modernc.org/sqlite"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlite/native"
)

// Finding is what one check of a database says.
type Finding struct {
	// Check is the check's name.
	Check string
	// Problems are sentences, each in one line, a hundred at most; there are none when all is well.
	Problems []string
}

// mostProblems is how many problems of a kind are worth telling.
const mostProblems = 100

// checkQuery is a query that gives one row for each problem.
type checkQuery struct{ name, query string }

// checksOf are those of a model's database.
func checksOf(of *model.Model) []checkQuery {
	limit := " LIMIT " + strconv.Itoa(mostProblems)
	checks := []checkQuery{
		{"integrity", fmt.Sprintf("PRAGMA integrity_check(%d)", mostProblems)},
		{"foreign keys", `SELECT coalesce('row ' || rowid, 'a row') || ' of ' || "table" || ' refers to a missing ' || parent
			FROM pragma_foreign_key_check` + limit},
	}
	// The foreign keys hold the copies to the originals, unless someone wrote without foreign keys.
	for _, side := range of.Sides {
		far, near := strings.ToLower(side.Far.Name), strings.ToLower(side.Near.Name)
		for _, by := range side.Copies() {
			key, copied := "link."+side.FarColumn, "link."+by.Column
			checks = append(checks, checkQuery{
				by.Column + "s in the junction",
				"SELECT 'the link of " + far + " ' || " + key + " || ' and " + near + " ' || link." + side.Column +
					" || ' has another " + by.Field.Name + " than the " + far + "' FROM " + side.Relation.Table + " AS link LEFT JOIN " +
					side.Far.Table + " AS far ON far.id = " + key + " WHERE " + copied + " IS NOT far." + by.Field.Column + limit,
			})
		}
	}
	return checks
}

// Check runs SQLite's own checks and this program's on the database in a file, while others may read and write it. The
// error says that they could not be run: there is no file, or it is no database of this program's.
func Check(ctx context.Context, path string, schema storage.Schema) ([]Finding, error) {
	findings, err := func() ([]Finding, error) {
		db, err := live(ctx, path, schema)
		if err != nil {
			return nil, err
		}
		findings, err := checkAll(ctx, db, schema.Model)
		return findings, errors.Join(err, db.Close())
	}()
	if err != nil {
		return nil, fmt.Errorf("cannot check the database %s: %w", path, sentence(err))
	}
	return findings, nil
}

func checkAll(ctx context.Context, db *sql.DB, of *model.Model) ([]Finding, error) {
	checks := checksOf(of)
	findings := make([]Finding, len(checks))
	for i, check := range checks {
		problems, err := problemsOf(ctx, db, check.query)
		var failed *sqlite.Error
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.As(err, &failed) && failed.Code()&0xff == native.CodeCorrupt:
			problems = append(problems, "the file is too damaged to be read to its end")
		case err != nil:
			return nil, err
		}
		findings[i] = Finding{check.name, problems}
	}
	return findings, nil
}

// problemsOf are the lines that a check gives, up to an error.
func problemsOf(ctx context.Context, db *sql.DB, query string) (problems []string, err error) {
	found, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, found.Close()) }()
	for found.Next() {
		var problem string
		if err := found.Scan(&problem); err != nil {
			return problems, err
		}
		if problem != "ok" { // which integrity_check says when it found nothing
			problems = append(problems, strings.Join(strings.Fields(problem), " "))
		}
	}
	return problems, found.Err()
}

// sound reports the first thing that is wrong with a file that should hold a database of this program's.
func sound(ctx context.Context, path string, schema storage.Schema) error {
	db, err := still(ctx, path, schema)
	if err != nil {
		return err
	}
	findings, err := checkAll(ctx, db, schema.Model)
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	for _, finding := range findings {
		if len(finding.Problems) > 0 {
			return fmt.Errorf("%s: %s", finding.Check, finding.Problems[0])
		}
	}
	return nil
}
