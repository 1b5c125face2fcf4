package native

import (
	"database/sql/driver"
	"path/filepath"
	"testing"

	"modernc.org/sqlite"
)

// Pages are read into the cache of the connection that looks at them, and of no other.
func TestConnectionsKeepPagesOfTheirOwn(t *testing.T) {
	t.Parallel()
	if err := Install(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "pages.db")
	open := func() (driver.Conn, *Budget) {
		conn, err := (&sqlite.Driver{}).Open(path)
		if err != nil {
			t.Fatal(err)
		}
		budget, err := BudgetOf(t.Context(), conn)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			budget.Close()
			if err := conn.Close(); err != nil {
				t.Error(err)
			}
		})
		return conn, budget
	}
	run := func(conn driver.Conn, text string) {
		if _, err := conn.(driver.ExecerContext).ExecContext(t.Context(), text, nil); err != nil {
			t.Fatal(err)
		}
	}
	writer, _ := open()
	run(writer, "PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(100000))")
	const read = "SELECT sum(length(x || '')) FROM t"
	for range 2 {
		conn, budget := open()
		opened := budget.PagesRead()
		run(conn, read)
		first := budget.PagesRead()
		run(conn, read)
		if again := budget.PagesRead(); first < opened+20 || again != first {
			t.Errorf("a connection had read %d pages when it was opened, %d after it had read, and %d after it had read again",
				opened, first, again)
		}
	}
	if pageCaches.FseparateCache != 1 {
		t.Error("all connections look for pages under one lock")
	}
}
