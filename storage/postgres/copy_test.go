package postgres_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/entity"
	"junction/storage/copying"
	"junction/storage/postgres"
	"junction/storage/postgres/postgrestest"
)

// A copy leaves the tables that the migrations make, to the letter, in a database that has them and in one that has none,
// and what the operator has added to them.
func TestACopyLeavesTheSameTables(t *testing.T) {
	t.Parallel()
	source := demonstration(t)
	const added = "CREATE INDEX by_length ON article (char_length(headline)) WHERE id > 5; ALTER TABLE publication ADD UNIQUE (title)"
	for name, target := range map[string]struct{ database, settings, added string }{
		"none":       {postgrestest.Database(t), "", ""},
		"migrated":   {postgrestest.Copy(t, migrated(t)), "", ""},
		"added to":   {postgrestest.Copy(t, migrated(t)), "", added},
		"impatient":  {postgrestest.Copy(t, migrated(t)), "&statement_timeout=50", ""},
		"only reads": {postgrestest.Copy(t, migrated(t)), "&default_transaction_read_only=on", ""},
		"exec":       {postgrestest.Copy(t, migrated(t)), "&default_query_exec_mode=exec", ""},
		"simple":     {postgrestest.Copy(t, migrated(t)), "&default_query_exec_mode=simple_protocol", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := postgrestest.Copy(t, migrated(t))
			if target.added != "" {
				query(t, target.database, target.added)
				query(t, want, target.added)
			}
			counts, err := copied(t, source, target.database+target.settings)
			if err != nil || counts.String() != "3 articles, 2 publications, 4 links" {
				t.Fatal(counts, err)
			}
			if diff := cmp.Diff(catalogs(t, want), catalogs(t, target.database)); diff != "" {
				t.Errorf("the tables (-want +have):\n%s", diff)
			}
			// Nothing is left for a vacuum, and the planner knows what there is.
			if known := query(t, target.database, "SELECT string_agg(reltuples::text || ' ' || relallvisible, ', ' ORDER BY relname) "+
				"FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname ~ '^(art|pub)'"); known != "3 1, 4 1, 2 1" {
				t.Errorf("rows and pages that all see: %s", known)
			}
		})
	}
}

// No number is given again that the source or the target has ever given, and what does not come to its end changes none.
func TestACopyGivesNoNumberAgain(t *testing.T) {
	t.Parallel()
	source, target := demonstration(t), postgrestest.Copy(t, migrated(t))
	next := func(url, table string) string {
		return query(t, url, "SELECT concat_ws(' ', last_value, is_called, (SELECT relfilenode FROM pg_class WHERE oid = '"+table+"_id_seq'::regclass)) FROM "+table+"_id_seq")
	}
	query(t, source, "SELECT setval('article_id_seq', 9223372036854775806)")
	query(t, source, "ALTER SEQUENCE publication_id_seq RESTART WITH 50")
	query(t, target, "SELECT setval('publication_id_seq', 70)")
	before := next(target, "article") + next(target, "publication")

	opened, err := postgres.OpenTarget(t.Context(), target, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Finish(t.Context(), map[string]int64{"article": 1000, "publication": 1000}, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
	if after := next(target, "article") + next(target, "publication"); after != before {
		t.Errorf("without a commit: %s, want %s", after, before)
	}

	if _, err := copied(t, source, target); err != nil {
		t.Fatal(err)
	}
	store := open(t, target)
	if id := create(t, store, "the last of all"); id != 9223372036854775807 {
		t.Errorf("the next article is %d", id)
	}
	if _, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: "one too many"}); err == nil {
		t.Error("there was one more article")
	}
	if made, err := entity.Publications.In(store).Create(t.Context(), entity.Publication{Title: "new"}); err != nil || made.ID != 71 {
		t.Errorf("the next publication is %d, %v", made.ID, err)
	}

	again := postgrestest.Database(t)
	query(t, source, "SELECT setval('article_id_seq', 3)")
	if _, err := copied(t, source, again); err != nil {
		t.Fatal(err)
	}
	if made, err := entity.Publications.In(open(t, again)).Create(t.Context(), entity.Publication{Title: "new"}); err != nil || made.ID != 50 {
		t.Errorf("the next publication is %d, %v", made.ID, err)
	}
}

// A copy is of one moment, whatever is changed while it goes on.
func TestACopyIsOfOneMoment(t *testing.T) {
	t.Parallel()
	url := demonstration(t)
	source, err := postgres.OpenSource(t.Context(), url, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	store := open(t, url)
	if _, _, err := entity.Articles.In(store).DeleteWhere(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	create(t, store, "later")
	target, err := postgres.OpenTarget(t.Context(), postgrestest.Database(t), entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	counts, err := copying.Copy(t.Context(), entity.Model, source, target, func(int, int) {})
	if err != nil || counts.String() != "3 articles, 2 publications, 4 links" {
		t.Error(counts, err)
	}
}

// A target that somebody uses, and a copy that ends with its context, change nothing and hold nothing.
func TestACopyThatIsGivenUp(t *testing.T) {
	t.Parallel()
	url := postgrestest.Database(t)
	ctx, cancel := context.WithCancel(t.Context())
	target, err := postgres.OpenTarget(ctx, url, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := postgres.OpenTarget(t.Context(), url, entity.Schema); err == nil || !strings.Contains(err.Error(), "another program holds the tables") {
		t.Errorf("beside another copy: %v", err)
	}
	source, err := postgres.OpenSource(t.Context(), demonstration(t), entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	cancel()
	if _, err := copying.Copy(ctx, entity.Model, source, target, func(int, int) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("it says %v", err)
	}
	if err := target.Close(); err != nil {
		t.Error(err)
	}
	if tables := query(t, url, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"); tables != "0" {
		t.Errorf("%s tables and indexes are left", tables)
	}
}

// demonstration is the URL of a database with a few objects.
func demonstration(t *testing.T) string {
	t.Helper()
	url := postgrestest.Copy(t, migrated(t))
	query(t, url, `INSERT INTO article (headline) VALUES ('One'), ('Two'), ('Three'); INSERT INTO publication (title) VALUES ('A'), ('B');
		INSERT INTO article_publication SELECT a.id, p.id, headline FROM article a, publication p WHERE a.id >= p.id AND p.id + a.id < 5`)
	return url
}

// copied copies a database to another one.
func copied(t testing.TB, from, to string) (counts copying.Counts, err error) {
	t.Helper()
	source, err := postgres.OpenSource(t.Context(), from, entity.Schema)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	target, err := postgres.OpenTarget(t.Context(), to, entity.Schema)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	return copying.Copy(t.Context(), entity.Model, source, target, func(int, int) {})
}

// catalogs is all that a database tells of its tables.
func catalogs(t testing.TB, url string) string {
	t.Helper()
	var all strings.Builder
	for _, statement := range []string{
		`SELECT string_agg(concat_ws(' ', conrelid::regclass, conname, contype, condeferrable, convalidated, confupdtype, confdeltype,
			conindid::regclass, pg_get_constraintdef(oid)), E'\n' ORDER BY conrelid::regclass::text, conname)
			FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
		`SELECT string_agg(concat_ws(' ', indexrelid::regclass, indisunique, indisprimary, indisvalid, indisready, indisclustered,
			indisreplident, pg_get_indexdef(indexrelid)), E'\n' ORDER BY indexrelid::regclass::text)
			FROM pg_index WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`,
		`SELECT string_agg(concat_ws(' ', attrelid::regclass, attnum, attname, atttypid::regtype, attnotnull, attidentity, attisdropped,
			attcollation::regcollation), E'\n' ORDER BY attrelid::regclass::text, attnum)
			FROM pg_attribute WHERE attnum > 0 AND attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`,
		`SELECT string_agg(concat_ws(' ', relname, relkind, relpersistence, relhasindex, relhastriggers, relowner::regrole, reloptions,
			relreplident, reltablespace), E'\n' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace`,
		`SELECT string_agg(concat_ws(' ', tgrelid::regclass, tgfoid::regproc, tgtype, tgenabled), E'\n'
			ORDER BY tgrelid::regclass::text, tgfoid::regproc::text, tgtype) FROM pg_trigger`,
		`SELECT string_agg(concat_ws(' ', sequencename, data_type, start_value, min_value, max_value, increment_by, cycle, cache_size),
			E'\n' ORDER BY sequencename) FROM pg_sequences`,
		`SELECT string_agg(md5(pg_get_functiondef(oid)), E'\n' ORDER BY proname) FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
		`SELECT string_agg(concat_ws(' ', version_id, is_applied), E'\n' ORDER BY id) FROM junction_version`,
	} {
		all.WriteString(query(t, url, statement) + "\n\n")
	}
	return all.String()
}
