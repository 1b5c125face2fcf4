package e2e

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
)

// beside is a connection of another program to the database of a golden file's server.
type beside struct{ conn *sql.Conn }

// disturb runs what an exchange has to say to the database before its request: a section named sql. The connection, and
// with it a transaction that was left open, stays until the file's end.
func (b *beside) disturb(t *testing.T, s *server, of *exchangeCase) {
	t.Helper()
	statement := of.text("sql")
	if statement == "" {
		return
	}
	if b.conn == nil {
		db, err := sql.Open("sqlite", filepath.Join(s.cmd.Dir, "articles.db"))
		if err != nil {
			t.Fatal(err)
		}
		if b.conn, err = db.Conn(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.conn.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}
