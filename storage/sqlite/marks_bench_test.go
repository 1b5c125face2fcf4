package sqlite_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"junction/entity"
	"junction/storage"
	"junction/storage/sqlite"
)

// BenchmarkLookingForMarks compares reads that look for marks, of which there are none, with reads that do not, turn
// about on one file. It reports the ratio of the medians, and of the tenth and first quantiles.
func BenchmarkLookingForMarks(b *testing.B) {
	path := filepath.Join(b.TempDir(), "test.db")
	stores := []storage.Store{sweeping(b, path, sqlite.Sweep{}), sweeping(b, path, sqlite.Usual)}
	writer := sqlite.Pools(path)["writer"]
	defer writer.Close()
	for _, text := range []string{
		`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
			INSERT INTO article SELECT i, 'Article ' || i * 7919 % 10007 FROM n`,
		"INSERT INTO publication SELECT id, 'Publication ' || id * 7919 % 10007 FROM article WHERE id <= 1000",
		`INSERT OR IGNORE INTO article_publication SELECT article.id, 1 + (article.id * 31 + n.id * 197) % 1000, headline
			FROM article, publication AS n WHERE n.id <= 5`,
	} {
		if _, err := writer.Exec(text); err != nil {
			b.Fatal(err)
		}
	}
	owners := func(most int64) []storage.ID {
		ids := make([]storage.ID, 250)
		for i := range ids {
			ids[i] = storage.ID(1 + rand.Int64N(most))
		}
		return ids
	}
	byTitle := storage.Query{Order: storage.Order{Field: entity.Publication_Title}, Limit: 5}
	byHeadline := storage.Query{Order: storage.Order{Field: entity.Article_Headline}, Limit: 10}
	science := storage.Some{
		Via: entity.Article_Publications.Side, Where: storage.Text{Field: entity.Publication_Title, Op: storage.StartsWith, Value: "Publication 5"},
	}
	for _, read := range []struct {
		name string
		read func(context.Context, storage.Store, []storage.ID) error
		most int64
	}{
		{"publications of articles", func(ctx context.Context, s storage.Store, ids []storage.ID) error {
			_, err := entity.Article_Publications.In(s).Page(ctx, ids, byTitle)
			return err
		}, 10_000},
		{"articles of publications", func(ctx context.Context, s storage.Store, ids []storage.ID) error {
			_, err := entity.Publication_Articles.In(s).Page(ctx, ids, byHeadline)
			return err
		}, 1000},
		{"counts of articles", func(ctx context.Context, s storage.Store, ids []storage.ID) error {
			_, err := entity.Publication_Articles.In(s).Count(ctx, ids, nil)
			return err
		}, 1000},
		{"fifty publications", func(ctx context.Context, s storage.Store, _ []storage.ID) error {
			_, err := entity.Publications.In(s).Page(ctx, storage.Query{Order: byTitle.Order, Limit: 50})
			return err
		}, 1000},
		{"one publication", func(ctx context.Context, s storage.Store, ids []storage.ID) error {
			_, err := entity.Publications.In(s).Get(ctx, ids[:1])
			return err
		}, 1000},
		{"articles by their publications", func(ctx context.Context, s storage.Store, _ []storage.ID) error {
			_, err := entity.Articles.In(s).Page(ctx, storage.Query{Where: science, Order: byHeadline.Order, Limit: 50})
			return err
		}, 1000},
	} {
		b.Run(read.name, func(b *testing.B) {
			var times [2][]time.Duration
			for b.Loop() {
				ids := owners(read.most)
				first := rand.IntN(2)
				for _, i := range []int{first, 1 - first} {
					began := time.Now()
					if err := read.read(b.Context(), stores[i], ids); err != nil {
						b.Fatal(err)
					}
					times[i] = append(times[i], time.Since(began))
				}
			}
			for _, quantile := range []int{1, 10, 50} {
				var at [2]float64
				for i := range times {
					slices.Sort(times[i])
					at[i] = float64(times[i][len(times[i])*quantile/100])
				}
				b.ReportMetric(at[1]/at[0], fmt.Sprintf("ratio-%02d", quantile))
				b.ReportMetric(at[0]/1000, fmt.Sprintf("µs-without-%02d", quantile))
			}
		})
	}
}
