package sqlite_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	_ "junction/storage/sqlite" // which adds the function
)

func TestTuplesAreMadeOfRows(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ü", 3000)
	for _, encoding := range []string{"UTF-8", "UTF-16le"} {
		db := memory(t)
		if _, err := db.ExecContext(t.Context(), "PRAGMA encoding = '"+encoding+"'; CREATE TABLE a (id INTEGER PRIMARY KEY, text TEXT)"); err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(t.Context(), "INSERT INTO a VALUES (-9223372036854775808, 'é'), (7, ''), (9223372036854775807, ?)", long); err != nil {
			t.Fatal(err)
		}
		for _, test := range []struct{ query, want string }{
			{"SELECT tuples(id, text) FROM a", "-9223372036854775808 é\x007 \x009223372036854775807 " + long + "\x00"},
			{"SELECT tuples(id, id, text, text) FROM a WHERE id = 7", "7 7 \x00\x00"},
			{"SELECT tuples(id) FROM a WHERE id > 0", "7 9223372036854775807 "},
			{"SELECT tuples(id, text) FROM a WHERE false", ""},
			{"SELECT tuples(a.id, NULL) FROM a WHERE id = 7", "7 \x00"},
			{"SELECT tuples() FROM a", ""},
		} {
			var have string
			if err := db.QueryRowContext(t.Context(), test.query).Scan(&have); err != nil || have != test.want {
				t.Errorf("%s in %s is %.100q, %v", test.query, encoding, have, err)
			}
		}
	}
}

func TestTuplesComeOneAfterTheOther(t *testing.T) {
	t.Parallel()
	db := memory(t)
	for query, want := range map[string]string{
		`SELECT one || '|' || two FROM (SELECT (SELECT tuples(value) FROM json_each('[1,2]')) AS one,
			(SELECT tuples(value) FROM json_each('["x"]')) AS two)`: "1 2 |x\x00",
		`SELECT group_concat(each, '|') FROM (SELECT tuples(value) AS each FROM json_each('[1,2,3]') GROUP BY value % 2)`: "2 |1 3 ",
	} {
		var have string
		if err := db.QueryRowContext(t.Context(), query).Scan(&have); err != nil || have != want {
			t.Errorf("%s is %q, %v", query, have, err)
		}
	}
	const inside = `SELECT tuples((SELECT tuples(b.value) FROM json_each('[1]') AS b WHERE a.value > 0)) FROM json_each('[1,2]') AS a`
	var have string
	if err := db.QueryRowContext(t.Context(), inside).Scan(&have); err == nil {
		t.Errorf("inside of each other, they are %q", have)
	}
	if err := db.QueryRowContext(t.Context(), "SELECT tuples(7)").Scan(&have); err != nil || have != "7 " {
		t.Errorf("afterwards there is %q, %v", have, err)
	}
}

// What was begun and not finished, because the statement was ended, is not in the way of what comes.
func TestTuplesThatAreNotFinishedAreForgotten(t *testing.T) {
	t.Parallel()
	db := memory(t)
	numbers := func(count int) string {
		return fmt.Sprintf("WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < %d) SELECT tuples(n) FROM n", count)
	}
	for range 3 {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		var have string
		if err := db.QueryRowContext(ctx, numbers(50_000_000)).Scan(&have); err == nil {
			t.Fatal("fifty million numbers were read at once")
		}
		if err := db.QueryRowContext(t.Context(), numbers(3)).Scan(&have); err != nil || have != "1 2 3 " {
			t.Errorf("afterwards there is %q, %v", have, err)
		}
	}
}

// memory is one connection to an empty database.
func memory(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	return db
}
