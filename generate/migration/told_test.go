package migration_test

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAStartTellsWhatItMigrated(t *testing.T) {
	t.Parallel()
	onEngines(t, func(t *testing.T, on engine) {
		t.Helper()
		p := begin(t, library)
		database := on.database(t)
		var told []string
		start := func() {
			schema := p.schema()
			schema.Migrated = func(name string, _ time.Duration) { told = append(told, name) }
			store, err := on.open(t.Context(), database, schema)
			noError(t, err)
			noError(t, store.Close())
		}
		start() // a new database
		p.next(t, strings.Replace(library, "max: 100", "max: 200", 1))
		start()
		start()
		if want := []string{"00002_change_article_headline.sql"}; !slices.Equal(told, want) {
			t.Errorf("%v is told, not %v", told, want)
		}
	})
}
