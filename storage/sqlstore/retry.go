package sqlstore

import (
	"context"
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

// commitWithin is how long a commit may take. The end of the change's context does not cut it off, because then nobody
// would know its outcome.
const commitWithin = 10 * time.Second

// changeBeside runs do in a transaction beside those of others, and all of it again as often as they got in its way.
func (s *Store) changeBeside(ctx context.Context, do func(*session) error) error {
	limit := firstPause
	for {
		err := s.attempt(ctx, do)
		if err == nil || !s.dialect.Retry(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return s.explain(ctx, err)
		case <-time.After(rand.N(limit)): //nolint:gosec // it need not be secret
		}
		limit = min(2*limit, mostPause)
	}
}

// attempt runs do in a transaction of its own.
func (s *Store) attempt(ctx context.Context, do func(*session) error) error {
	lasting, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	untilCommit := context.AfterFunc(ctx, end)
	defer untilCommit()

	ended := watch(ctx, "BEGIN")
	tx, err := s.writer.BeginTx(lasting, s.dialect.Transaction)
	if err != nil {
		err = s.explain(ctx, fmt.Errorf("begin: %w", err))
	}
	ended(0, err)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to undo, else the first error tells more
	inside := &session{store: s, tx: tx}
	err = do(inside)
	switch broken := inside.broken; {
	case broken != nil && (err == nil || s.dialect.Retry(broken)):
		return broken // whatever do made of it: the engine has given up the transaction
	case err != nil:
		return err
	case !untilCommit():
		return s.explain(ctx, context.Cause(ctx))
	}
	ended = watch(ctx, "COMMIT")
	defer time.AfterFunc(commitWithin, end).Stop()
	if err = tx.Commit(); err != nil {
		err = s.explain(ctx, fmt.Errorf("commit: %w", err))
	}
	ended(0, err)
	return err
}
