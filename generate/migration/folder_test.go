package migration_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/entity"
	"junction/generate/migration"
)

// A project's folder gets a migration for each change of its tables, and keeps what it has.
func TestAFolderGetsTheNextMigration(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "migrations")
	write := func(text string) []string {
		t.Helper()
		written, err := migration.Write(folder, []byte(text), nil)
		noError(t, err)
		for i, name := range written {
			written[i], err = filepath.Rel(folder, name)
			noError(t, err)
		}
		return written
	}
	longer := replaced(t, library, "max: 100", "max: 200")
	described := replaced(t, longer, "type Article", `"An article." type Article`)
	for _, step := range []struct {
		text    string
		written []string
	}{
		{library, []string{"sqlite/00001_tables.sql", "postgres/00001_tables.sql", "model.graphql"}},
		{library, nil},
		{longer, []string{"sqlite/00002_change_article_headline.sql", "postgres/00002_change_article_headline.sql", "model.graphql"}},
		{described, []string{"model.graphql"}},
		{described, nil},
	} {
		if diff := cmp.Diff(step.written, write(step.text)); diff != "" {
			t.Errorf("files (-want +got):\n%s", diff)
		}
		if copied, err := os.ReadFile(filepath.Join(folder, "model.graphql")); err != nil || string(copied) != step.text {
			t.Errorf("the copy is %s, %v", copied, err)
		}
	}
}

// Without the model that was migrated, nobody knows what is to be changed.
func TestMigrationsWithoutTheirModelAreLeftAlone(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	_, err := migration.Write(folder, []byte(library), nil)
	noError(t, err)
	noError(t, os.Remove(filepath.Join(folder, "model.graphql")))
	_, err = migration.Write(folder, []byte(library), nil)
	if err == nil || !strings.Contains(err.Error(), "no "+filepath.Join(folder, "model.graphql")) {
		t.Errorf("the error is %v", err)
	}
}

// The migrations of this program's own entities lead to the model of its package.
func TestTheProgramsOwnModelIsMigrated(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../entity/migrations/model.graphql")
	noError(t, err)
	if next, err := migration.Next(read(t, string(text)), entity.Model, nil); next != nil || err != nil {
		t.Errorf("there is %+v to migrate, %v", next, err)
	}
}
