package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"junction/storage"
	"junction/storage/sqlite"
)

func TestScratch(t *testing.T) {
	ctx := context.Background()
	for _, path := range []string{filepath.Join(t.TempDir(), "a b?#%.db"), ":memory:"} {
		s, err := sqlite.Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		a, err := s.Articles().Create(ctx, storage.Article{Headline: "A \"quoted\" \\ é"})
		t.Log(a, err)
		for _, n := range []string{"P1", "P2", "P3", "P4", "P5"} {
			p, err := s.Publications().Create(ctx, storage.Publication{Title: n})
			t.Log(p, err)
		}
		t.Log(s.ArticlePublications().Add(ctx, a.ID, []storage.ID{2, 1, 1, 3, 4, 5}))
		t.Log(s.ArticlePublications().Add(ctx, a.ID, []storage.ID{2, 9, 7, 9}))
		t.Log(s.ArticlePublications().Set(ctx, a.ID, []storage.ID{2, 3, 4}))
		t.Log(s.ArticlePublications().Page(ctx, []storage.ID{1, 2}, storage.Query{Limit: 2, Order: storage.Order{Field: "title"}, After: &storage.Cursor{Text: "P2", ID: 2}, Before: &storage.Cursor{Text: "P5", ID: 2}}))
		t.Log(s.ArticlePublications().Reverse().Page(ctx, []storage.ID{1, 2}, storage.Query{Limit: 2, Order: storage.Order{Field: "headline"}, Backward: true}))
		t.Log(s.Articles().Page(ctx, storage.Query{Repeat: true, Limit: 2, Where: storage.And{storage.Some{Via: storage.ArticlePublications, Where: storage.Text{Field: "title", Op: storage.StartsWith, Value: "P"}}}, Order: storage.Order{Field: "headline"}, After: &storage.Cursor{Text: a.Headline, ID: 1, Linked: 2}}))
		t.Log(s.Articles().Count(ctx, storage.Query{Repeat: true, Limit: 2, Where: storage.And{storage.Some{Via: storage.ArticlePublications, Where: storage.Text{Field: "title", Op: storage.StartsWith, Value: "P"}}}}))
		t.Log(s.Articles().Delete(ctx, 1))
		t.Log(s.Ping(ctx))
		t.Log(s.Close())
	}
	_, err := sqlite.Open(ctx, t.TempDir())
	t.Log(err)
	_, err = sqlite.Open(ctx, "/nowhere/x.db")
	t.Log(err)
	_, err = sqlite.Open(ctx, "sqlite_test.go")
	t.Log(err)
}
