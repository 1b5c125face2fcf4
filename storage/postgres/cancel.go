package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// cancelling has the server cancel what a connection does when its context ends. Unlike pgx's own handler it waits until
// the server has heard of it: PgBouncer 1.18 goes down where the one who asks it to cancel does not wait.
type cancelling struct {
	conn *pgconn.PgConn
	done chan struct{}
}

// HandleCancel asks the server to cancel the statement, and gives it a while for that.
func (c *cancelling) HandleCancel(ctx context.Context) {
	until := time.Now().Add(cancelWithin)
	_ = c.conn.Conn().SetDeadline(until)
	c.done = make(chan struct{})
	go func() {
		defer close(c.done)
		ctx, cancel := context.WithDeadline(context.WithoutCancel(ctx), until)
		defer cancel()
		_ = c.conn.CancelRequest(ctx) // where it fails, the deadline ends the statement
	}()
}

// HandleUnwatchAfterCancel waits until the server has heard.
func (c *cancelling) HandleUnwatchAfterCancel() {
	<-c.done
	_ = c.conn.Conn().SetDeadline(time.Time{})
}
