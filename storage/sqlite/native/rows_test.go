package native_test

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"junction/storage/sqlite/native"
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
			{"SELECT tuples(id, text) FROM a", packed(3, math.MinInt64, "é", 7, "", math.MaxInt64, long)},
			{"SELECT tuples(id, id, text, text) FROM a WHERE id = 7", packed(1, 7, 7, "", "")},
			{"SELECT tuples(id) FROM a WHERE id > 0", packed(2, 7, math.MaxInt64)},
			{"SELECT tuples(id, text) FROM a WHERE false", ""},
			{"SELECT tuples(a.id, NULL) FROM a WHERE id = 7", packed(1, 7, "")},
			{"SELECT tuples() FROM a", packed(3)},
			{"SELECT records(id, text) FROM a WHERE id = 7", packed(1, 7, "")},
			{
				"SELECT records(a.id, (SELECT tuples(b.text) FROM a AS b WHERE b.id <= a.id)) FROM a WHERE a.id > 0",
				packed(2, 7, packed(2, "é", ""), math.MaxInt64, packed(3, "é", "", long)),
			},
		} {
			var have string
			if err := db.QueryRowContext(t.Context(), test.query).Scan(&have); err != nil || have != test.want {
				t.Errorf("%s in %s is %.100q, %v", test.query, encoding, have, err)
			}
		}
	}
}

// packed is what is made of so many rows with these values.
func packed(rows uint32, values ...any) string {
	made := binary.LittleEndian.AppendUint32(nil, rows)
	for _, value := range values {
		switch value := value.(type) {
		case int:
			made = binary.AppendUvarint(made, uint64(value))
		case string:
			made = append(binary.AppendUvarint(made, uint64(len(value))), value...)
		}
	}
	return string(made)
}

// A value for which a connection needed much memory takes the memory along, and the next one is made in other memory.
func TestLongTuplesLeaveNothingBehind(t *testing.T) {
	t.Parallel()
	db := memory(t)
	const many = `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 5000)
		SELECT tuples(n, 'a text of some twenty') FROM n`
	want := make([]any, 0, 10_000)
	for n := range 5000 {
		want = append(want, n+1, "a text of some twenty")
	}
	for range 3 {
		var long, short string
		if err := db.QueryRowContext(t.Context(), many).Scan(&long); err != nil || long != packed(5000, want...) {
			t.Errorf("%d bytes were packed, %v", len(long), err)
		}
		if err := db.QueryRowContext(t.Context(), "SELECT tuples(7, 'x')").Scan(&short); err != nil || short != packed(1, 7, "x") {
			t.Errorf("afterwards there is %q, %v", short, err)
		}
	}
}

func TestTuplesComeOneAfterTheOther(t *testing.T) {
	t.Parallel()
	db := memory(t)
	for query, want := range map[string]string{
		`SELECT one || '|' || two FROM (SELECT (SELECT tuples(value) FROM json_each('[1,2]')) AS one,
			(SELECT tuples(value) FROM json_each('["x"]')) AS two)`: packed(2, 1, 2) + "|" + packed(1, "x"),
		`SELECT group_concat(each, '|') FROM (SELECT tuples(value) AS each FROM json_each('[1,2,3]') GROUP BY value % 2)`: packed(1, 2) + "|" + packed(2, 1, 3),
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
	if err := db.QueryRowContext(t.Context(), "SELECT tuples(7)").Scan(&have); err != nil || have != packed(1, 7) {
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
		if err := db.QueryRowContext(t.Context(), numbers(3)).Scan(&have); err != nil || have != packed(3, 1, 2, 3) {
			t.Errorf("afterwards there is %q, %v", have, err)
		}
	}
}

// memory is one connection to an empty database.
func memory(t *testing.T) *sql.DB {
	t.Helper()
	if err := native.Install(); err != nil {
		t.Fatalf("%v; if that is meant, and all tests pass with it, note it in version.go", err)
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	return db
}
