package native_test

import (
	"context"
	"database/sql"
	"encoding/binary"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"junction/storage/sqlite/native"
)

// firstLinks reads pages of links in their order, up to a limit; sortedLinks sorts them by their texts.
const (
	firstLinks = `SELECT taken() FROM owners($1) AS o
		WHERE EXISTS (SELECT 1 FROM link WHERE link.owner = o.value AND take($2, link.id, link.text))`
	sortedLinks = `SELECT take_sorted($2, false, 1, 0, link.id, link.text) FROM owners($1) AS o
		CROSS JOIN link ON link.owner = o.value`
)

func TestPagesOfOwnersAreTaken(t *testing.T) {
	t.Parallel()
	db := linked(t)
	draw := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		owners := make([]int64, draw.IntN(10))
		for i := range owners {
			owners[i] = draw.Int64N(12) // of which some have no links
		}
		limit := []int64{0, 1, 2, 3, 70, 1 << 62}[draw.IntN(6)]
		for query, order := range map[string]string{firstLinks: "id", sortedLinks: "text, id"} {
			want := "SELECT records(o.value, (SELECT tuples(id, text) FROM (SELECT * FROM link WHERE owner = o.value ORDER BY " +
				order + " LIMIT $2))) FROM ids($1) AS o"
			have := takenBy(t, db, query, native.IDList(owners), limit)
			if want := takenBy(t, db, want, native.IDList(owners), limit); len(owners) > 0 && unpadded(have) != want {
				t.Fatalf("%s\nof %v up to %d is %q, not %q", query, owners, limit, have, want)
			} else if len(owners) == 0 && have != packed(0) {
				t.Errorf("without owners, there is %q", have)
			}
		}
	}
}

// What is taken when a statement is ended is in no later answer, not even in that of a statement for which SQLite sees at
// once that it has no rows.
func TestWhatWasTakenIsForgotten(t *testing.T) {
	t.Parallel()
	db := linked(t)
	if _, err := db.ExecContext(t.Context(), "CREATE TABLE empty (owner INTEGER, text TEXT)"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		var have string
		const endless = `SELECT taken() FROM owners($1) WHERE EXISTS (
			WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT 1 FROM n WHERE take(1 << 62, n))`
		if err := db.QueryRowContext(ctx, endless, native.IDList([]int64{1, 2})).Scan(&have); err == nil {
			t.Fatal("there is an end")
		}
		const none = "SELECT take_sorted(5, false, 1, 0, 1, empty.text) FROM owners($1) AS o CROSS JOIN empty ON empty.owner = o.value"
		if err := db.QueryRowContext(t.Context(), none, native.IDList([]int64{1})).Scan(&have); err != nil || have != packed(0) && unpadded(have) != packed(1, 1, "") {
			t.Errorf("of no rows, %q is taken, %v", have, err)
		}
		if have := takenBy(t, db, firstLinks, native.IDList([]int64{3}), 1); unpadded(have) != packed(1, 3, packed(1, 3001, "d")) {
			t.Errorf("afterwards, %q is taken", have)
		}
	}
}

func TestALongLevelLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	db := linked(t)
	owners := make([]int64, 5000)
	for i := range owners {
		owners[i] = 3
	}
	for range 3 {
		if have := takenBy(t, db, firstLinks, native.IDList(owners), 2); len(have) != 4+5000*(1+5+4+2*(2+2)) {
			t.Errorf("%d bytes are taken", len(have))
		}
		if have := takenBy(t, db, firstLinks, native.IDList([]int64{3}), 1); unpadded(have) != packed(1, 3, packed(1, 3001, "d")) {
			t.Errorf("afterwards, %q is taken", have)
		}
	}
}

// Statements that cannot be answered so are refused, and are not in the way of what comes.
func TestTakingIsForOneStatementThatReadsOwnersFirst(t *testing.T) {
	t.Parallel()
	db := linked(t)
	for _, wrong := range []string{
		"SELECT take(5, 1)",
		"SELECT take_sorted(5, false, 1, 0, 1, 'x')",
		"SELECT taken() FROM owners($1) WHERE take()",
		"SELECT take_sorted(5, false, 1, 0) FROM owners($1)",
		"SELECT sorted_tuples(5, false, 1, 0)",
		"SELECT take_sorted(5, false, 1, 0, link.id, link.text) FROM link CROSS JOIN owners($1) AS o",
		"SELECT take_sorted(5, false, 1, 0, a.value, 'x') FROM owners($1) AS a CROSS JOIN owners($1) AS b",
		"SELECT count(*) FROM owners",
	} {
		var have any
		if err := db.QueryRowContext(t.Context(), wrong, native.IDList([]int64{1, 2})).Scan(&have); err == nil {
			t.Errorf("%s is %q", wrong, have)
		}
		if have := takenBy(t, db, firstLinks, native.IDList([]int64{3}), 1); unpadded(have) != packed(1, 3, packed(1, 3001, "d")) {
			t.Errorf("after %s, %q is taken", wrong, have)
		}
	}
}

// linked is an empty database with links of ten owners.
func linked(t *testing.T) *sql.DB {
	t.Helper()
	db := memory(t)
	for _, query := range []string{
		"CREATE TABLE link (owner INTEGER, id INTEGER, text TEXT, PRIMARY KEY (owner, id)) WITHOUT ROWID",
		`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 300)
			INSERT INTO link SELECT owner.value, owner.value * 1000 + n, char(97 + n * owner.value % 7 % 5)
			FROM json_each('[1,2,3,4,5,6,7,8,9,10]') AS owner JOIN n ON n <= CASE WHEN owner.value < 8 THEN 5 ELSE 300 END`,
	} {
		if _, err := db.ExecContext(t.Context(), query); err != nil {
			t.Fatal(err)
		}
	}
	return db
}

func takenBy(t *testing.T, db *sql.DB, query string, list []byte, limit int64) (have string) {
	t.Helper()
	arguments := []any{list, limit}
	if err := db.QueryRowContext(t.Context(), query, arguments[:strings.Count(query, "$2")+1]...).Scan(&have); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return have
}

// unpadded is what was taken with lengths as records have them: of no more bytes than they need.
func unpadded(taken string) string {
	rest := []byte(taken[4:])
	made := []byte(taken[:4])
	for len(rest) > 0 {
		owner, size := binary.Uvarint(rest)
		rest = rest[size:]
		length, size := binary.Uvarint(rest)
		made = binary.AppendUvarint(binary.AppendUvarint(made, owner), length)
		made = append(made, rest[size:size+int(length)]...)
		rest = rest[size+int(length):]
	}
	return string(made)
}
