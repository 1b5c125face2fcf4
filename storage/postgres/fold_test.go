package postgres_test

import (
	"flag"
	"os"
	"testing"
	"unicode"

	"junction/storage/ddl"
)

var update = flag.Bool("update", false, "rewrite the migration that makes the function fold")

const foldMigration = "../../entity/migrations/postgres/00002_fold.sql"

// The migration maps exactly the code points that Go maps. When Go's tables have grown, what is applied stays as it is:
// a new migration then replaces the functions, and this test holds that one to Go.
func TestFoldMigrationIsGosLowerCase(t *testing.T) {
	t.Parallel()
	if *update {
		if err := os.WriteFile(foldMigration, []byte(foldSQL()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(foldMigration)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != foldSQL() {
		t.Errorf("%s is not what Go's tables of Unicode %s make; add a migration that replaces the functions", foldMigration,
			unicode.Version)
	}
}

// foldSQL is the migration that makes the function fold.
func foldSQL() string {
	return `-- +goose Up

-- Made by go test ./storage/postgres -run Fold -update, from Go's tables of Unicode ` + unicode.Version + `.

` + ddl.Fold()
}
