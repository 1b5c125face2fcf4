package native_test

import (
	"fmt"
	"math"
	"testing"

	"junction/storage/sqlite/native"
)

func TestIDsAreUnpacked(t *testing.T) {
	t.Parallel()
	db := memory(t)
	list := func(ids ...int64) []byte { return native.IDList(ids) }
	for _, test := range []struct {
		query string
		lists []any
		want  string
	}{
		{"SELECT group_concat(value) FROM ids($1)", []any{list(3, 1, math.MaxInt64, -2, 1)}, "3,1,9223372036854775807,-2,1"},
		{"SELECT count(*) FROM ids($1)", []any{list()}, "0"},
		{"SELECT count(*) FROM ids($1)", []any{nil}, "0"},
		{"SELECT 7 IN (SELECT value FROM ids($1))", []any{list(5, 7)}, "1"},
		{"SELECT 7 IN (SELECT value FROM ids($1))", []any{list(5)}, "0"},
		{"SELECT group_concat(a.value || b.value) FROM ids($1) AS a JOIN ids($2) AS b ON b.value > a.value", []any{list(1, 2, 3), list(2, 3)}, "12,13,23"},
		{"SELECT (SELECT group_concat(value) FROM ids(x.list)) FROM (SELECT $1 AS list) AS x", []any{list(4, 2)}, "4,2"},
	} {
		var have string
		if err := db.QueryRowContext(t.Context(), test.query, test.lists...).Scan(&have); err != nil || have != test.want {
			t.Errorf("%s of %v is %q, %v, and not %q", test.query, test.lists, have, err, test.want)
		}
	}
	for _, wrong := range []string{"SELECT count(*) FROM ids", "SELECT count(*) FROM ids('seven b')", fmt.Sprintf("SELECT count(*) FROM ids(x'%018x')", 1)} {
		var have string
		if err := db.QueryRowContext(t.Context(), wrong).Scan(&have); err == nil {
			t.Errorf("%s is %s", wrong, have)
		}
	}
}
