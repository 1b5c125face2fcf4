// Package graphtest has executors for tests, of operations on stores in new SQLite files.
package graphtest

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"junction/entity"
	"junction/graph"
	"junction/graph/documents"
	"junction/graph/execute"
	"junction/storage"
	"junction/storage/sqlite"
)

// Server executes operations on a store, in this process.
type Server struct {
	*execute.Executor
	Store     storage.Store
	Documents *documents.Cache
}

// Fill makes a store with so many articles and publications, each article linked to the first three publications.
func Fill(t testing.TB, articles, publications int, extensions ...graphql.HandlerExtension) Server {
	t.Helper()
	store, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "test.db"), entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if err := store.Transact(context.Background(), func(s storage.Session) error {
		for i := range publications {
			publication := entity.Publication{Title: fmt.Sprintf("p%03d", i)}
			if _, err := entity.Publications.In(s).Create(context.Background(), publication); err != nil {
				return err
			}
		}
		for i := range articles {
			article, err := entity.Articles.In(s).Create(context.Background(), entity.Article{Headline: fmt.Sprintf("a%03d", i)})
			if err != nil {
				return err
			}
			links := []storage.ID{1, 2, 3}[:min(3, publications)]
			if _, err := entity.Article_Publications.In(s).Add(context.Background(), article.ID, links); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return Of(store, 64<<20, extensions...)
}

// Of answers from a store of articles and publications, and keeps so many bytes of documents.
func Of(store storage.Store, documentBytes int64, extensions ...graphql.HandlerExtension) Server {
	cache := documents.NewCache(documentBytes)
	log := slog.New(slog.DiscardHandler)
	return Server{execute.New(graph.NewSchema, entity.Types, store, cache, log, extensions...), store, cache}
}

// Ask returns the answer's data, or the whole answer when it has errors, and how many statements it cost.
func (s Server) Ask(t testing.TB, query string) (answer string, statements int64) {
	t.Helper()
	return s.AskWith(t, query, nil)
}

// AskWith is [Server.Ask] with variables. Whole numbers among them are int64.
func (s Server) AskWith(t testing.TB, query string, variables map[string]any) (answer string, statements int64) {
	t.Helper()
	meter := &storage.Meter{}
	ctx := storage.WithMeter(t.Context(), meter)
	operation, faults := s.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if faults != nil {
		t.Fatal(faults)
	}
	s.Answer(ctx, operation, func(response *graphql.Response) {
		answer = string(response.Data)
		if response.Errors == nil {
			return
		}
		// Which field fails first is chance.
		slices.SortFunc(response.Errors, func(a, b *gqlerror.Error) int { return strings.Compare(a.Path.String(), b.Path.String()) })
		whole, err := json.Marshal(response)
		if err != nil {
			t.Fatal(err)
		}
		answer = string(whole)
	})
	return answer, meter.Statements.Load()
}
