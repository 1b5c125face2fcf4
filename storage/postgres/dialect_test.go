package postgres_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/jackc/pgx/v5"

	"junction/entity"
	"junction/model"
	"junction/storage"
	"junction/storage/postgres/postgrestest"
)

// Every code point is folded as Go folds it, alone and in company, whatever the server's locale is.
func TestFoldIsGosLowerCase(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, postgrestest.Copy(t, migrated(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	const together = 1 << 10
	for first := rune(1); first <= unicode.MaxRune; first += together {
		var text strings.Builder
		for r := first; r < first+together && r <= unicode.MaxRune; r++ {
			if r < 0xD800 || r > 0xDFFF { // no surrogate is a character
				text.WriteRune(r)
			}
		}
		var have string
		if err := conn.QueryRow(ctx, "SELECT fold($1)", text.String()).Scan(&have); err != nil {
			t.Fatal(err)
		}
		if want := strings.Map(unicode.ToLower, text.String()); have != want {
			t.Errorf("%U and those after it: %q, want %q", first, have, want)
		}
	}
}

// Pages of all articles, and of a publication's, walk an index in the order of the page: nothing is sorted, and no table
// read from its beginning, so their cost does not grow with what there is, for the first page or behind a cursor.
func TestPagesAreNotSorted(t *testing.T) {
	t.Parallel()
	url := postgrestest.Copy(t, migrated(t))
	query(t, url, `
		INSERT INTO publication (title) SELECT 'Publication ' || n FROM generate_series(1, 20) n;
		INSERT INTO article (headline) SELECT md5(n::text) FROM generate_series(1, 2000) n;
		INSERT INTO article_publication SELECT a.id, p.id, a.headline FROM article a, publication p WHERE p.id = 1 OR a.id % 20 = p.id;
		ANALYZE`)
	store := open(t, url)
	for name, bounds := range map[string]storage.Query{
		"a first page":     {},
		"behind a cursor":  {After: &storage.Cursor{Value: model.TextOf("8"), ID: 7}},
		"before a cursor":  {Before: &storage.Cursor{Value: model.TextOf("8"), ID: 7}, Backward: true},
		"between two":      {After: &storage.Cursor{Value: model.TextOf("4"), ID: 7}, Before: &storage.Cursor{Value: model.TextOf("8"), ID: 7}},
		"in reverse order": {Order: storage.Order{Descending: true}, After: &storage.Cursor{Value: model.TextOf("8"), ID: 7}},
	} {
		bounds.Limit, bounds.Order.Field = 20, entity.Article_Headline
		for index, call := range map[string]func(context.Context) error{
			"article_publication_by_publication": func(ctx context.Context) error {
				_, err := entity.Publication_Articles.In(store).Page(ctx, []storage.ID{1, 2, 3}, bounds)
				return err
			},
			"article_headline_id_key": func(ctx context.Context) error {
				_, err := entity.Articles.In(store).Page(ctx, bounds)
				return err
			},
		} {
			text := statementOf(t, call)
			plan := genericPlan(t, url, text)
			if !strings.Contains(plan, index) || strings.Contains(plan, `"Sort"`) || strings.Contains(plan, `"Seq Scan"`) {
				t.Errorf("%s: the plan of %s is\n%s", name, text, plan)
			}
		}
	}
}

// The plan of an owner's page is kept, however many links the owner has: to plan costs as much as to read it.
func TestPlansOfPagesAreKept(t *testing.T) {
	t.Parallel()
	url := postgrestest.Copy(t, migrated(t))
	query(t, url, `
		INSERT INTO publication (title) VALUES ('large'), ('small');
		INSERT INTO article (headline) SELECT md5(n::text) FROM generate_series(1, 5000) n;
		INSERT INTO article_publication SELECT a.id, p.id, a.headline FROM article a, publication p WHERE p.id = 1 OR a.id = 1;
		ANALYZE`)
	articles := open(t, url).Relation(entity.Publication_Articles.Side)
	text := statementOf(t, func(ctx context.Context) error {
		_, err := articles.OwnersPage(ctx, []storage.ID{1}, 0, storage.Query{Order: storage.Order{Field: entity.Article_Headline}, Limit: 20})
		return err
	})
	kept := query(t, url, "PREPARE it AS "+text+strings.Repeat("; EXECUTE it (20, 1)", 10)+
		"; SELECT generic_plans FROM pg_prepared_statements WHERE name = 'it'")
	if kept != "5" { // the server tries five times whether to plan each time anew gains something
		t.Errorf("the plan was kept %s times of ten, of %s", kept, text)
	}
}

// A page across the relation holds both ways to find it: a walk along the articles in the page's order, which asks each
// for its links, and one along the links of the publications that match. The planner turns neither around.
func TestFiltersAreLookedForFromBothEnds(t *testing.T) {
	t.Parallel()
	url := postgrestest.Copy(t, migrated(t))
	query(t, url, `
		INSERT INTO publication (title) SELECT left(md5(n::text), 30) FROM generate_series(1, 200) n;
		INSERT INTO article (headline) SELECT md5(n::text) FROM generate_series(1, 2000) n;
		INSERT INTO article_publication SELECT a.id, p.id, a.headline FROM article a, publication p WHERE a.id % 40 = p.id % 40;
		ANALYZE`)
	text := statementOf(t, func(ctx context.Context) error {
		_, err := entity.Articles.In(open(t, url)).Page(ctx, storage.Query{
			Where: storage.Some{Via: entity.Article_Publications.Side, Where: storage.Text{Field: entity.Publication_Title, Op: storage.StartsWith, Value: "a"}},
			Order: storage.Order{Field: entity.Article_Headline}, Limit: 20,
		})
		return err
	})
	plan := genericPlan(t, url, text)
	for _, index := range []string{"article_headline_id_key", "article_publication_pkey", "article_publication_by_publication"} {
		if !strings.Contains(plan, `"Index Name": "`+index+`"`) {
			t.Errorf("%s is not in the plan of %s:\n%s", index, text, plan)
		}
	}
}

// statementOf is the text of the one statement that a call makes; of the first, where the machine is so busy that another
// begins in the lane for heavy work.
func statementOf(t *testing.T, call func(context.Context) error) string {
	t.Helper()
	var texts []string
	meter := storage.Meter{Watch: func(_ context.Context, text string) func(int64, error) {
		texts = append(texts, text)
		return nil
	}}
	if err := call(storage.WithMeter(t.Context(), &meter)); err != nil || len(texts) == 0 {
		t.Fatalf("%q, %v", texts, err)
	}
	return texts[0]
}

// genericPlan is the plan of a statement whose parameters are not known.
func genericPlan(t *testing.T, url, statement string) string {
	t.Helper()
	execute := "EXECUTE it"
	for n := 9; n > 0; n-- { // as many values as the highest number
		if strings.Contains(statement, fmt.Sprint("$", n)) {
			execute += " (NULL" + strings.Repeat(", NULL", n-1) + ")"
			break
		}
	}
	plan := query(t, url, "SET plan_cache_mode = force_generic_plan; PREPARE it AS "+statement+
		"; EXPLAIN (FORMAT JSON) "+execute)
	if !json.Valid([]byte(plan)) {
		t.Fatal(plan)
	}
	return plan
}

// A change that met others is made again, also when do takes no notice of the error; one that failed for another reason
// takes the transaction with it.
func TestAFailureInsideATransactionIsNotLost(t *testing.T) {
	t.Parallel()
	url := postgrestest.Copy(t, migrated(t))
	store := open(t, url)
	id := create(t, store, "old")
	rename := func(session storage.Session, headline string) error {
		return entity.Articles.In(session).Update(t.Context(), entity.Article{ID: id, Headline: headline})
	}

	runs := 0
	err := store.Transact(t.Context(), func(session storage.Session) error {
		if runs++; runs > 3 {
			return nil
		}
		if _, err := entity.Articles.In(session).Get(t.Context(), []storage.ID{id}); err != nil {
			return err
		}
		if err := rename(store, fmt.Sprint("another's ", runs)); err != nil { // beside the transaction
			return err
		}
		if err := rename(session, "mine"); err == nil {
			t.Error("the change did not meet the other one")
		}
		return nil
	})
	if err != nil || runs != 4 {
		t.Errorf("it ran %d times, and says %v", runs, err)
	}

	query(t, url, "ALTER TABLE publication RENAME TO elsewhere")
	err = store.Transact(t.Context(), func(session storage.Session) error {
		if err := rename(session, "lost"); err != nil {
			return err
		}
		_, _ = entity.Publications.In(session).Count(t.Context(), storage.Query{})
		return nil
	})
	if err == nil || errors.Is(err, storage.ErrUnavailable) || !strings.Contains(err.Error(), "publication") {
		t.Errorf("it says %v", err)
	}
	if found, err := entity.Articles.In(store).Get(t.Context(), []storage.ID{id}); err != nil || found[id].Headline != "another's 3" {
		t.Errorf("the article is %v, %v", found, err)
	}
}

// A change that always meets another one is given up with its context, which is what its error tells.
func TestAChangeThatMeetsOthersEndsWithItsContext(t *testing.T) {
	t.Parallel()
	store := open(t, postgrestest.Copy(t, migrated(t)))
	id := create(t, store, "old")
	ctx, cancel := context.WithCancel(t.Context())
	runs := 0
	err := store.Transact(ctx, func(session storage.Session) error {
		if runs++; runs > 5 {
			cancel()
		}
		if _, err := entity.Articles.In(session).Get(ctx, []storage.ID{id}); err != nil {
			return err
		}
		if err := entity.Articles.In(store).Update(t.Context(), entity.Article{ID: id, Headline: fmt.Sprint(runs)}); err != nil {
			return err
		}
		return entity.Articles.In(session).Update(ctx, entity.Article{ID: id, Headline: "mine"})
	})
	if !errors.Is(err, context.Canceled) || runs != 6 {
		t.Errorf("it ran %d times, and says %v", runs, err)
	}
}

// What an operator or the server's state keeps from being done is unavailable, not a fault.
func TestUnavailability(t *testing.T) {
	t.Parallel()
	isUnavailable := func(t *testing.T, err error) {
		t.Helper()
		if !errors.Is(err, storage.ErrUnavailable) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error is %v, want %v alone", err, storage.ErrUnavailable)
		}
	}
	change := func(t *testing.T, store storage.Store) error {
		_, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: "new"})
		return err
	}
	t.Run("a server that only reads", func(t *testing.T) {
		t.Parallel()
		store := open(t, postgrestest.Copy(t, migrated(t))+"&default_transaction_read_only=on")
		isUnavailable(t, change(t, store))
		if _, err := entity.Articles.In(store).Count(t.Context(), storage.Query{}); err != nil {
			t.Error(err)
		}
	})
	t.Run("a lock that is not to be had, and a statement that takes too long", func(t *testing.T) {
		t.Parallel()
		url := postgrestest.Copy(t, migrated(t))
		conn, err := pgx.Connect(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(context.Background())
		if _, err := conn.Exec(t.Context(), "BEGIN; LOCK TABLE article"); err != nil {
			t.Fatal(err)
		}
		for _, limit := range []string{"lock_timeout", "statement_timeout"} {
			store := open(t, url) // which no limit keeps from being opened: it has no connection yet
			query(t, url, `DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET `+limit+` = 200'; END $$`)
			isUnavailable(t, change(t, store))
			unlimited := url + "&" + limit + "=0"
			query(t, unlimited, `DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' RESET `+limit+`'; END $$`)
		}
	})
	t.Run("a connection that the server ends", func(t *testing.T) {
		t.Parallel()
		url := postgrestest.Copy(t, migrated(t))
		store := open(t, url)
		isUnavailable(t, store.Transact(t.Context(), func(session storage.Session) error {
			if _, err := entity.Articles.In(session).Count(t.Context(), storage.Query{}); err != nil {
				return err
			}
			query(t, url, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'junction' AND datname = current_database()")
			_, err := entity.Articles.In(session).Count(t.Context(), storage.Query{})
			isUnavailable(t, err)
			return nil
		}))
		if err := change(t, store); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	})
}
