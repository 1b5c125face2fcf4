package sqlite_test

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

// longLists is a store with two albums: the first has a few of the songs, and the second one many. Their lists can be read by a
// text, by ID, by the time of the links, and in an order that people made.
type longLists struct {
	storage.Store
	path   string
	songs  *model.Side
	many   int
	orders map[string]storage.Order
}

const shortList, longList = storage.ID(1), storage.ID(2)

func openLists(t testing.TB, few, many int) *longLists {
	t.Helper()
	title, name := &model.Field{Name: "title", Max: 60, Ordered: true}, &model.Field{Name: "name", Max: 60, Ordered: true}
	album := &model.Kind{Name: "Album", Plural: "albums", Table: "album", Fields: []*model.Field{title}, DefaultOrder: title}
	song := &model.Kind{Name: "Song", Plural: "songs", Table: "song", Fields: []*model.Field{name}, DefaultOrder: name}
	songs := &model.Side{Name: "songs", Near: album, Far: song, Column: "album_id", FarColumn: "song_id"}
	albums := &model.Side{Name: "albums", Near: song, Far: album, Column: "song_id", FarColumn: "album_id"}
	at := &model.Field{Name: "at", Type: model.Time, Stamp: model.OnCreate, Ordered: true}
	place := &model.Field{Name: "place", Ordered: true, Position: songs}
	songs.SortKeys = []model.SortKey{
		{Field: name, Column: "song_name", Index: "by_name"},
		{Field: at, Column: "at", Index: "by_time"},
		{Field: place, Column: "place", Index: "by_place"},
	}
	of := model.New([]*model.Kind{album, song}, []*model.Relation{{
		Table: "album_song", Sides: [2]*model.Side{songs, albums},
		Link: &model.Kind{Name: "Track", Fields: []*model.Field{at, place}},
	}})
	path := filepath.Join(t.TempDir(), "lists.db")
	store, err := sqlite.Open(t.Context(), path, storagetest.Schema(of, nil))
	noError(t, err)
	t.Cleanup(func() { noError(t, store.Close()) })
	writer := sqlite.Pools(path)["writer"]
	defer writer.Close()
	const track = `SELECT %d, id, name, id * 7919 %% 1000003, char(96 + length(id)) || id FROM song WHERE id <= %d AND id %% %d = 0`
	texts := []string{
		`INSERT INTO album VALUES (1, 'short'), (2, 'long')`,
		fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
			INSERT INTO song SELECT i, printf('%%07d', i * 7919 %% 1000003) FROM n`, many+many/10),
		`INSERT INTO album_song (album_id, song_id, song_name, at, place) ` + fmt.Sprintf(track, shortList, many, many/few),
		`INSERT INTO album_song (album_id, song_id, song_name, at, place) ` + fmt.Sprintf(track, longList, many, 1),
	}
	for name, index := range indexesOf(t, writer) { // which are made sooner where all rows are there
		texts = append([]string{"DROP INDEX " + name}, append(texts, index)...)
	}
	for _, text := range texts {
		_, err := writer.ExecContext(t.Context(), text)
		noError(t, err)
	}
	return &longLists{store, path, songs, many, map[string]storage.Order{
		"text": {Field: name}, "ID": {}, "time": {Field: at}, "position": {Field: place},
	}}
}

// indexesOf returns the statements that make the indexes, by their names.
func indexesOf(t testing.TB, db *sql.DB) map[string]string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
	noError(t, err)
	defer rows.Close()
	all := make(map[string]string)
	for rows.Next() {
		var name, index string
		noError(t, rows.Scan(&name, &index))
		all[name] = index
	}
	noError(t, rows.Err())
	return all
}

// page reads a page of an album's list: the first one, or that which begins behind a song. Songs have the numbers from 1, and
// are in no other order than that of their positions and IDs.
func (l *longLists) page(ctx context.Context, t testing.TB, album storage.ID, order string, behind int) storage.Page {
	t.Helper()
	q := storage.Query{Order: l.orders[order], Limit: 20, Link: storage.OnlyID}
	if behind > 0 {
		scattered := behind * 7919 % 1000003
		q.After = &storage.Cursor{ID: storage.ID(behind), Value: map[string]model.Value{
			"text": model.TextOf(fmt.Sprintf("%07d", scattered)), "time": model.IntegerOf(int64(scattered)),
			"position": model.TextOf(fmt.Sprintf("%c%d", 'a'+len(fmt.Sprint(behind))-1, behind)),
		}[order]}
	}
	pages, err := l.Relation(l.songs).Page(ctx, []storage.ID{album}, q)
	noError(t, err)
	return pages[album]
}

// No page of a long list is sorted, and neither a page nor a move reads more rows than of a short one.
func TestLongListsAreWalked(t *testing.T) {
	t.Parallel()
	l := openLists(t, 100, 2000)
	for order, by := range l.orders {
		for _, behind := range []int{0, 50} {
			var page storage.Page
			text := textOf(t, func(ctx context.Context) error {
				page = l.page(ctx, t, longList, order, behind)
				return nil
			})
			if plan := explain(t, l.path, text); strings.Contains(plan, "TEMP B-TREE") {
				t.Errorf("a page by %s is sorted:\n%s", order, plan)
			}
			if len(page.Edges) != 20 || !page.HasNext || page.HasPrevious != (behind > 0) {
				t.Errorf("a page by %s has %d edges", order, len(page.Edges))
			}
			for i := 1; i < len(page.Edges); i++ {
				before, after := by.Place(&page.Edges[i-1]), by.Place(&page.Edges[i])
				if by.Field != nil && by.Field.Type.Compare(before.Value, after.Value) > 0 {
					t.Errorf("a page by %s is not in order: %v", order, page)
				}
			}
		}
	}
}

// BenchmarkLongLists compares pages of a list of 1,000,000 links with those of one of 100, turn about. It reports the growth
// of the median, and of the first and third quartile. A page is asked for again and again: of a million links, one from a
// place that nobody has read lately comes from outside of the caches.
func BenchmarkLongLists(b *testing.B) {
	l := openLists(b, 100, 1_000_000)
	for _, order := range []string{"text", "ID", "time", "position"} {
		for _, page := range []string{"first", "middle"} {
			b.Run(order+"/"+page, func(b *testing.B) {
				behind := 0
				if page == "middle" {
					behind = l.many / 2
				}
				turnAbout(b,
					func() { l.page(b.Context(), b, shortList, order, behind) },
					func() { l.page(b.Context(), b, longList, order, behind) })
			})
		}
	}
}

// BenchmarkMoving compares a move of a link in a list of 1,000,000 with an add to it, turn about.
func BenchmarkMoving(b *testing.B) {
	l := openLists(b, 100, 1_000_000)
	songs, next := l.Relation(l.songs), l.many
	turnAbout(b,
		func() {
			next++
			_, err := songs.Add(b.Context(), longList, storage.Links{Far: []storage.ID{storage.ID(next)}})
			noError(b, err)
		},
		func() {
			to := storage.Place{Beside: storage.ID(1 + rand.IntN(l.many)), Before: rand.IntN(2) == 0}
			_, err := songs.Move(b.Context(), longList, storage.ID(1+rand.IntN(l.many)), to)
			noError(b, err)
		})
}

// turnAbout measures two calls in turn, and reports the ratio of the second one's time to the first one's.
func turnAbout(b *testing.B, calls ...func()) {
	b.Helper()
	var times [2][]float64
	for b.Loop() {
		first := rand.IntN(2)
		for _, i := range []int{first, 1 - first} {
			began := time.Now()
			calls[i]()
			times[i] = append(times[i], float64(time.Since(began).Nanoseconds())/1000)
		}
	}
	slices.Sort(times[0])
	slices.Sort(times[1])
	for _, quantile := range []int{25, 50, 75} {
		at := len(times[0]) * quantile / 100
		b.ReportMetric(times[1][at]/times[0][at], fmt.Sprintf("ratio-%02d", quantile))
	}
	b.ReportMetric(times[0][len(times[0])/2], "µs-one")
	b.ReportMetric(times[1][len(times[1])/2], "µs-other")
}
