package sweep

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/database"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// An object whose links are being swept gets no new ones, because they could not be told from those that go. A change
// that would make one is undone, so that nobody waits for it, and made again when the mark is gone.

// Mark is that of one object.
type Mark struct {
	Of *model.Kind
	ID storage.ID
}

// Change is what a change has to do with marks.
type Change struct {
	any     bool   // it marked something
	cleared []Mark // it marked these, whose objects live on
	awaited []Mark // it has to wait for these
}

// Marked notes marks that the change has made. Those of objects that are gone with it need no names.
func (c *Change) Marked(cleared ...Mark) {
	c.any = true
	c.cleared = append(c.cleared, cleared...)
}

// Settle takes away what stands behind those of the marks that the change itself has made: it cannot wait for them.
func (c *Change) Settle(ctx context.Context, in *database.Session, writer statement.Writer, marks []Mark) error {
	for _, of := range marks {
		if own := slices.Index(c.cleared, of); own >= 0 {
			if err := (broom{in, writer}).all(ctx, of); err != nil {
				return err
			}
			c.cleared = slices.Delete(c.cleared, own, own+1)
		}
	}
	return nil
}

// Await returns an error for a change that has to wait until the marks are gone. All of it is then made again, whatever
// becomes of the error.
func (c *Change) Await(marks []Mark) error {
	c.awaited = marks
	return errAwaited
}

// errAwaited undoes a change that has to wait.
var errAwaited = fmt.Errorf("%w: links that were cleared are still being deleted", storage.ErrUnavailable)

// Change makes a change as the database does, as often as it has to wait.
func (s *Sweeper) Change(ctx context.Context, do func(*database.Session, *Change) error) error {
	for {
		var made Change
		err := s.database.Change(ctx, func(inside *database.Session) error {
			made = Change{}
			err := do(inside, &made)
			if made.awaited != nil {
				return errAwaited // also where do made something else of it
			}
			return err
		})
		switch {
		case errors.Is(err, errAwaited):
			if err := s.await(ctx, made.awaited); err != nil {
				return err
			}
		case err == nil && made.any:
			s.rouse()
			return nil
		default:
			return err
		}
	}
}

// look is how often a change that waits looks itself, because another process may have swept, or died sweeping.
const look = time.Second

// await waits until the marks are gone, or stand for objects that are gone too.
func (s *Sweeper) await(ctx context.Context, marks []Mark) error {
	s.waiting.Add(1)
	defer s.waiting.Add(-1)
	for {
		s.rouse()
		next := s.next()
		if left, err := s.stand(ctx, marks); err != nil || !left {
			return err
		}
		select {
		case <-next:
		case <-time.After(look):
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", ctx.Err(), errAwaited)
		case <-s.ended:
			return errAwaited
		}
	}
}

// stand reports whether any of the marks is there.
func (s *Sweeper) stand(ctx context.Context, marks []Mark) (left bool, err error) {
	byKind := make(map[*model.Kind][]storage.ID)
	for _, of := range marks {
		byKind[of.Of] = append(byKind[of.Of], of.ID)
	}
	for _, kind := range s.kinds {
		ids := byKind[kind]
		if len(ids) == 0 {
			continue
		}
		call := s.writer.AnyCleared(kind).Call(statement.Given{IDs: ids})
		err := s.database.Session().Query(ctx, call, func(row rows.Row) error { return row.Scan(&left) })
		if err != nil || left {
			return left, err
		}
	}
	return false, nil
}
