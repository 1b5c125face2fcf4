package e2e

import (
	"context"
	"database/sql"
	"net/http"
	"testing"
	"time"
)

// beside is what goes on beside the requests of a golden file: another program at the database, and another client.
type beside struct {
	t        testing.TB // the file's
	on       engine
	database string
	conn     *sql.Conn
	busy     chan error // gets the end of the other client's request, while there is one
}

// disturb runs what an exchange has to say to the database before its request, a section named sql, for one engine or for
// all. The connection, and with it a transaction that was left open, stays until the file's end.
func (b *beside) disturb(t *testing.T, of *exchangeCase) {
	t.Helper()
	statement := of.text("sql") + of.text("sql "+b.on.name)
	if statement == "" {
		return
	}
	if b.conn == nil {
		var err error
		if b.conn, err = b.on.connect(b.t, b.database).Conn(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.conn.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// send sends an exchange's request. A section named meanwhile is a query that another client has the server busy with:
// the request is repeated until it meets that, and so is the query, which may be what is refused. The exchange after it
// begins when the other client has its answer.
func (b *beside) send(t *testing.T, s *server, of *exchangeCase, build func() (*http.Request, error)) (
	status int, contentType string, body []byte,
) {
	t.Helper()
	meanwhile := of.text("meanwhile")
	switch {
	case meanwhile != "":
		busy := make(chan error, 1)
		b.busy = busy
		go func() {
			for {
				answer, err := s.ask(b.t.Context(), meanwhile, nil)
				if err != nil || answer.Data != nil || len(answer.Errors) == 0 || answer.Errors[0].Extensions.Code != "UNAVAILABLE" {
					busy <- err
					return
				}
			}
		}()
	case b.busy != nil:
		if err := <-b.busy; err != nil {
			t.Fatal(err)
		}
		b.busy = nil
	}
	for end := time.Now().Add(startWithin); ; {
		req, err := build()
		if err != nil {
			t.Fatal(err)
		}
		if status, contentType, body, err = exchange(req.WithContext(t.Context())); err != nil {
			t.Fatal(err)
		}
		if meanwhile == "" || status != http.StatusOK || time.Now().After(end) {
			return status, contentType, body
		}
	}
}

// halfBody is a request's body of which the rest never comes.
type halfBody struct {
	sent  bool
	text  string
	ended <-chan struct{}
}

// Read reads what there is, and then waits until the request is over.
func (h *halfBody) Read(into []byte) (int, error) {
	if !h.sent {
		h.sent = true
		return copy(into, h.text), nil
	}
	<-h.ended
	return 0, context.Canceled
}
