package sqlite_test

import (
	"path/filepath"
	"testing"
	"time"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

// A list of values may be longer than the parameters that a statement may have.
func TestLongListsOfValues(t *testing.T) {
	t.Parallel()
	schema := storagetest.Schema(storagetest.Rich(), nil)
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), schema)
	noError(t, err)
	t.Cleanup(func() { noError(t, store.Close()) })
	project := schema.Model.Kind("Project")
	begun := time.Date(2020, 1, 2, 3, 4, 5, 678900000, time.UTC)
	_, err = store.Collection(project).Create(t.Context(), storage.NewObject(project,
		model.TextOf("one"), model.FloatOf(1.5), model.TimeOf(begun), model.BooleanOf(true), model.IntegerOf(40_000), model.Value{}))
	noError(t, err)
	var numbers, times []model.Value
	for n := range int64(50_000) {
		numbers = append(numbers, model.IntegerOf(n))
		times = append(times, model.TimeOf(begun.Add(time.Duration(n-40_000)*time.Microsecond)))
	}
	for _, test := range []struct {
		name   string
		values []model.Value
		want   int
	}{
		{"members", numbers, 1}, {"members", numbers[:40_000], 0}, {"begun", times, 1}, {"begun", times[:40_000], 0},
	} {
		in := storage.In{Field: project.Field(test.name), Values: test.values}
		count, err := store.Collection(project).Count(t.Context(), storage.Query{Where: in})
		if err != nil || count != test.want {
			t.Errorf("%d projects have one of %d values for %s, not %d: %v", count, len(test.values), test.name, test.want, err)
		}
	}
}
