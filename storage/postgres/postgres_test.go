package postgres_test

import (
	"context"
	"math"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"junction/entity"
	"junction/internal/effort"
	"junction/storage"
	"junction/storage/postgres"
	"junction/storage/postgres/postgrestest"
	"junction/storage/storagetest"
)

func TestMain(m *testing.M) { os.Exit(postgrestest.Run(m)) }

func TestStoreKeepsTheContract(t *testing.T) {
	t.Parallel()
	stores := reused{owner: t, template: migrated(t), schema: entity.Schema, as: postgres.Open}
	storagetest.Run(t, entity.Model, stores.open)
}

// Wherever the search for what a filter across the relation lets through begins, it finds the same.
func TestStoreKeepsTheContractFromBothEndsOfAFilter(t *testing.T) {
	t.Parallel()
	template := migrated(t)
	for name, most := range map[string]int{
		"from the far end if nothing matches": 0,
		"from the far end always":             math.MaxInt,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stores := reused{owner: t, template: template, schema: entity.Schema}
			stores.as = func(ctx context.Context, url string, schema storage.Schema) (storage.Store, error) {
				return postgres.OpenFrom(ctx, url, schema, most)
			}
			hold := storagetest.Run
			if effort.Less(t, "all of the contract but the state machine") {
				hold = storagetest.StateMachine
			}
			hold(t, entity.Model, stores.open)
		})
	}
}

// reused are stores that are emptied and used again, with the connections and all that these know: to make a database
// takes longer than most tests.
type reused struct {
	owner    testing.TB // whose end closes them
	template string
	schema   storage.Schema
	as       opening
	mutex    sync.Mutex
	free     []kept
}

// opening is a way to open a store.
type opening func(ctx context.Context, url string, schema storage.Schema) (storage.Store, error)

// kept is a store that is not closed.
type kept struct{ storage.Store }

func (kept) Close() error { return nil }

// open gives an empty store.
func (r *reused) open(t testing.TB) storage.Store {
	t.Helper()
	store := r.take()
	if store.Store == nil {
		store.Store = openAs(r.owner, r.as, postgrestest.Copy(r.owner, r.template)+few, r.schema)
	}
	t.Cleanup(func() {
		ctx := context.Background()
		for _, kind := range r.schema.Model.Kinds {
			if _, err := store.Collection(kind).DeleteWhere(ctx, nil, storage.Naming{}); err != nil {
				t.Error(err)
				return
			}
		}
		r.mutex.Lock()
		defer r.mutex.Unlock()
		r.free = append(r.free, store)
	})
	return store
}

func (r *reused) take() (store kept) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if last := len(r.free) - 1; last >= 0 {
		store, r.free = r.free[last], r.free[:last]
	}
	return store
}

// A pooler that gives each transaction another connection knows nothing of prepared statements.
func TestStoreKeepsTheContractWithoutPreparedStatements(t *testing.T) {
	t.Parallel()
	if effort.Less(t, "statements that are not prepared, which are the same") {
		return
	}
	template := migrated(t)
	for _, mode := range []string{"exec", "simple_protocol"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			storagetest.StateMachine(t, entity.Model, func(t testing.TB) storage.Store {
				return open(t, postgrestest.Copy(t, template)+few+"&default_query_exec_mode="+mode)
			})
		})
	}
}

func TestProgramsThatStartAtOnceMakeTheTablesOnce(t *testing.T) {
	t.Parallel()
	url := postgrestest.Database(t)
	var starting sync.WaitGroup
	for range 8 {
		starting.Go(func() {
			store, err := postgres.Open(t.Context(), url+few, entity.Schema)
			if err != nil {
				t.Error(err)
				return
			}
			defer store.Close()
			if _, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: "mine"}); err != nil {
				t.Error(err)
			}
		})
	}
	starting.Wait()
	if count, err := entity.Articles.In(open(t, url)).Count(t.Context(), storage.Query{}); err != nil || count != 8 {
		t.Errorf("%d articles, %v", count, err)
	}
}

func TestNumbersAreNotGivenAgainAfterARestart(t *testing.T) {
	t.Parallel()
	url := postgrestest.Copy(t, migrated(t))
	store := open(t, url)
	last := create(t, store, "the last one")
	if _, err := entity.Articles.In(store).Delete(t.Context(), last); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if next := create(t, open(t, url), "the next one"); next <= last {
		t.Fatalf("%d was given after %d", next, last)
	}
}

func TestRefusedDatabasesAreLeftAsTheyAre(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, says, before string }{
		{"another program's table", "the table publication in the schema public is another program's", `CREATE TABLE publication (name text)`},
		{
			"a newer version's tables", "a newer version of this program made it",
			`INSERT INTO junction_version (version_id, is_applied) VALUES (9999, true)`,
		},
		{
			"no schema for tables", "its search_path names no schema that exists",
			`DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET search_path = nowhere'; END $$`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			url := postgrestest.Database(t)
			if strings.Contains(test.before, "junction_version") {
				url = postgrestest.Copy(t, migrated(t))
			}
			query(t, url, test.before)
			const tables = `SELECT coalesce(string_agg(relname || relnatts, ' ' ORDER BY relname), '') FROM pg_class WHERE relname !~ '^pg_'`
			before := query(t, url, tables)
			store, err := postgres.Open(t.Context(), url, entity.Schema)
			if err == nil {
				store.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("it says %q, not that %q", err, test.says)
			}
			if after := query(t, url, tables); after != before {
				t.Errorf("it held %s, and holds %s", before, after)
			}
		})
	}
}

// A database may hold the tables of others, whose names are not the same, and be shared by schemas.
func TestDatabaseIsSharedWithOtherPrograms(t *testing.T) {
	t.Parallel()
	url := postgrestest.Database(t)
	query(t, url, `CREATE TABLE customer (name text); CREATE TABLE goose_db_version (id int); CREATE SCHEMA mine;
		CREATE TABLE mine.article (name text); CREATE SCHEMA "My Own"`)
	create(t, open(t, url+few), "in public")
	elsewhere := open(t, url+few+"&search_path=%22My%20Own%22")
	if count, err := entity.Articles.In(elsewhere).Count(t.Context(), storage.Query{}); err != nil || count != 0 {
		t.Errorf("%d articles, %v", count, err)
	}
}

// The error never tells what could be a part of the password, wherever that stands and however it is written.
func TestOpenNeverTellsThePassword(t *testing.T) {
	t.Parallel()
	for _, url := range []string{
		"postgres://someone:geheim@127.0.0.1:1/articles",
		"postgres://someone:geheim@127.0.0.1:1,127.0.0.1:2/articles",
		"postgres://someone:ge/heim@127.0.0.1:1/articles",
		"postgres://someone:ge?heim@127.0.0.1:1/articles",
		"postgres://someone:ge%heim@127.0.0.1:1/articles",
		"postgres://someone:ge#heim@127.0.0.1:1/articles",
		"postgres://someone:geheim@127.0.0.1:port/articles",
		"postgres://someone:geheim@127.0.0.1:1/articles?pool_max_conns=geheim",
		"postgres://127.0.0.1:1/articles?user=someone&password=geheim&sslmode=often",
		"postgres://127.0.0.1:1/articles?user=someone&password=geheim",
	} {
		store, err := postgres.Open(t.Context(), url, entity.Schema)
		if err == nil {
			store.Close()
			t.Fatalf("%s was opened", url)
		}
		said := strings.TrimPrefix(err.Error(), "cannot use the database")
		if strings.Contains(said, "heim") || strings.Contains(said, ":ge") || strings.Contains(said, "\n") {
			t.Errorf("%s: it says %q", url, err)
		}
		t.Log(err)
	}
}

func create(t testing.TB, store storage.Store, headline string) storage.ID {
	t.Helper()
	article, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: headline})
	if err != nil {
		t.Fatal(err)
	}
	return article.ID
}

// query runs statements, and returns the first value of the last one's first row, where there is one.
func query(t testing.TB, url, statements string) string {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	results, err := conn.PgConn().Exec(ctx, statements).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", statements, err)
	}
	if last := results[len(results)-1]; len(last.Rows) > 0 {
		return string(last.Rows[0][0])
	}
	return ""
}

// few keeps the connections of many stores within what one server has.
const few = "&pool_max_conns=4"

// open opens a database, and closes it when the test ends.
func open(t testing.TB, url string) storage.Store {
	t.Helper()
	return openAs(t, postgres.Open, url, entity.Schema)
}

// openAs opens a store in some way.
func openAs(t testing.TB, as opening, url string, schema storage.Schema) storage.Store {
	t.Helper()
	store, err := as(context.Background(), url, schema)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

// migrated is the name of a database that holds the tables, to be copied.
func migrated(t testing.TB) string {
	t.Helper()
	template.Do(func() {
		template.name = postgrestest.Template(t, func(url string) error {
			store, err := postgres.Open(context.Background(), url, entity.Schema)
			if err != nil {
				return err
			}
			return store.Close()
		})
	})
	return template.name
}

var template struct {
	sync.Once
	name string
}
