package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync/atomic"
)

// group lets concurrent changes share a transaction, and so one wait for the disk. The one connection that writes goes
// from hand to hand: each change works in a savepoint of its own, and whoever finds nobody waiting commits for all. A
// change is told its outcome when that of the transaction is known, so it is all or nothing, and durable, as if it had
// been alone.
type group struct {
	database *Database
	commits  atomic.Int64 // how many there were
	turns[*shared]
}

// mostMembers is how many changes share a transaction; with more of them the first would wait long for its answer.
const mostMembers = 64

// shared is a transaction that changes share.
type shared struct {
	*sql.Tx
	members int
	over    chan struct{} // closed when the transaction has ended, which sets the outcome
	outcome outcome
	err     error // of a commit that failed
}

type outcome int

const (
	running outcome = iota
	committed
	failed // to commit
	lost   // a change broke the transaction, or could not be undone alone
)

// change runs do as one of a transaction's changes. It runs do again when another one took the transaction with it.
func (g *group) change(ctx context.Context, do func(*Session) error) error {
	for {
		tx, err := g.join(ctx)
		if err != nil {
			return g.database.explain(ctx, fmt.Errorf("begin: %w", err))
		}
		intact, err := g.member(ctx, tx, do)
		if err != nil && !intact {
			return err
		}
		// What do saw is not final, nor is an error that it returned, until the changes before it are committed.
		ended := watch(ctx, "COMMIT")
		<-tx.over
		ended(0, tx.err)
		switch tx.outcome {
		case committed:
			return err
		case failed:
			return g.database.explain(ctx, fmt.Errorf("commit: %w", tx.err))
		case running, lost: // again
		}
	}
}

// join waits for the turn and returns the transaction that is handed on with it, or a new one. That does not end with
// the context of the change that began it.
func (g *group) join(ctx context.Context) (*shared, error) {
	ended := watch(ctx, "BEGIN")
	tx, err := g.take(ctx)
	if err == nil && tx == nil {
		tx = &shared{over: make(chan struct{})}
		if tx.Tx, err = g.database.writer.BeginTx(context.WithoutCancel(ctx), nil); err != nil {
			g.pass(nil)
		}
	}
	ended(0, err)
	return tx, err
}

// errPanicked stands for the error of a change that did not return.
var errPanicked = errors.New("panicked")

// member runs do in the transaction, undoes it alone if it fails, and passes the turn on. The transaction is not intact
// where that could not be done; the first change of a transaction is undone with all of it.
func (g *group) member(ctx context.Context, tx *shared, do func(*Session) error) (intact bool, err error) {
	ctx = context.WithoutCancel(ctx)
	execute := func(text string) bool {
		_, err := tx.ExecContext(ctx, text)
		return err == nil
	}
	first := tx.members == 0
	tx.members++
	defer func() { g.leave(tx, intact) }()
	if !first && !execute("SAVEPOINT member") {
		return false, nil
	}
	err = errPanicked
	defer func() {
		if err == nil {
			intact = first || execute("RELEASE member")
		} else {
			intact = !first && execute("ROLLBACK TO member") && execute("RELEASE member")
		}
	}()
	return true, do(&Session{database: g.database, tx: tx.Tx, first: first})
}

// leave passes the turn on, with the transaction where that goes on: it ends where it is not intact, where nobody waits
// to join it, and where it has members enough.
func (g *group) leave(tx *shared, intact bool) {
	switch {
	case !intact:
		tx.outcome = lost
		_ = tx.Rollback() // it may have ended by itself
	case tx.members < mostMembers && g.awaited():
		g.pass(tx)
		return
	default:
		tx.outcome = committed
		tx.err = tx.Commit()
		g.commits.Add(1)
		if tx.err != nil {
			tx.outcome = failed
			_ = tx.Rollback() // where the commit did not end it
		}
	}
	close(tx.over)
	g.pass(nil)
}
