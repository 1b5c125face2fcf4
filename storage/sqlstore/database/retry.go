package database

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"time"
)

// Bounds on the pauses between the attempts at a change: at random between nothing and a limit that doubles, so that
// those who met do not meet again.
const (
	firstPause = 2 * time.Millisecond
	mostPause  = 100 * time.Millisecond
)

// mostLost is how often a change is made again because its connection was lost: the others are looked at after that, so
// once is enough, and a change that ends the server each time does so twice.
const mostLost = 1

// mostOvertaken is how often a change is made again because another one has written a unique value before it. It would find
// that before long, unless the database holds its rows to more than this program knows of.
const mostOvertaken = 5

// commitGrace is how long a commit may still take when the change's context ends. That does not cut it off at once,
// because then nobody would know its outcome.
const commitGrace = time.Second

// changeBeside runs do in a transaction beside those of others, and all of it again as often as they got in its way.
func (d *Database) changeBeside(ctx context.Context, do func(*Session) error) error {
	limit := firstPause
	for lost, overtaken := 0, 0; ; {
		err := d.attempt(ctx, do)
		switch {
		case err == nil:
			return nil
		case d.lost(err) && lost < mostLost:
			lost++
			continue
		case d.overtaken(err) && overtaken < mostOvertaken:
			overtaken++
			continue
		case !d.engine.Retry(err):
			return err
		}
		select {
		case <-ctx.Done():
			return d.explain(ctx, err)
		case <-time.After(rand.N(limit)): //nolint:gosec // it need not be secret
		}
		limit = min(2*limit, mostPause)
	}
}

// attempt runs do in a transaction of its own.
func (d *Database) attempt(ctx context.Context, do func(*Session) error) error {
	lasting, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	untilCommit := context.AfterFunc(ctx, end)
	defer untilCommit()

	tx, done, err := d.begin(ctx, lasting)
	if err != nil {
		return err
	}
	defer done()
	inside := &Session{database: d, tx: tx}
	err = do(inside)
	switch broken := inside.broken; {
	case broken != nil && (err == nil || d.engine.Retry(broken) || d.lost(broken) || d.overtaken(broken)):
		return broken // whatever do made of it: the engine has given up the transaction
	case err != nil:
		return err
	case !untilCommit():
		return d.explain(ctx, context.Cause(ctx))
	}
	ended := watch(ctx, "COMMIT")
	defer context.AfterFunc(ctx, func() { time.AfterFunc(commitGrace, end) })()
	if err = tx.Commit(); err != nil {
		err = d.engine.Explain(fmt.Errorf("commit: %w", err)) // the context's end does not tell what came of it
	}
	ended(0, err)
	return err
}

// begin begins a transaction on a connection of its own, which done gives back. The transaction, unlike the wait for it,
// lasts as long as another context.
func (d *Database) begin(ctx, lasting context.Context) (tx *sql.Tx, done func(), err error) {
	ended := watch(ctx, "BEGIN")
	defer func() {
		if err != nil {
			err = d.explain(ctx, fmt.Errorf("begin: %w", err))
		}
		ended(0, err)
	}()
	conn, err := d.reach(ctx, d.writer)
	if err != nil {
		return nil, nil, err
	}
	if tx, err = conn.BeginTx(lasting, d.engine.Transaction); err != nil {
		_ = conn.Close()
		return nil, nil, err
	}
	return tx, func() {
		_ = tx.Rollback() // after a commit there is nothing to undo, else the first error tells more
		_ = conn.Close()
	}, nil
}
