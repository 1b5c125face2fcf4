package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"junction/model"
	"junction/storage"
)

// An object whose links are being swept gets no new ones, because they could not be told from those that go. A change
// that would make one is undone, so that nobody waits for it, and made again when the mark is gone.

// swept is what a change has to do with sweeping.
type swept struct {
	any     bool   // it marked something
	cleared []mark // it marked these, whose objects live on
	awaited []mark // it has to wait for these
}

// marked notes marks that the change has made. Those of objects that are gone with it need no names.
func (s *swept) marked(cleared ...mark) {
	s.any = true
	s.cleared = append(s.cleared, cleared...)
}

// errAwaited undoes a change that has to wait.
var errAwaited = fmt.Errorf("%w: links that were cleared are still being deleted", storage.ErrUnavailable)

// insert links an owner to objects to which it is not. It may fail because the change has to wait, and all of it is then
// made again, whatever becomes of the error.
func (r relation) insert(ctx context.Context, s *session, what given) error {
	marks := r.marksOf(&s.store.dialect, what)
	for _, of := range marks {
		// The change cannot wait for what it has cleared itself.
		if own := slices.Index(s.swept.cleared, of); own >= 0 {
			if err := sweepNow(ctx, s, of); err != nil {
				return err
			}
			s.swept.cleared = slices.Delete(s.swept.cleared, own, own+1)
		}
	}
	linked, err := r.execute(ctx, s, func(back bool) *statement { return r.link(s, back) }, what)
	if err == nil && len(marks) > 0 && linked < len(what.ids) {
		s.swept.awaited = marks
		err = errAwaited
	}
	return err
}

// marksOf are the marks that may be there of an owner and the objects that it is to be linked to.
func (r relation) marksOf(d *Dialect, what given) (marks []mark) {
	if d.marks(r.side.Near) != "" {
		marks = append(marks, mark{r.side.Near, what.id})
	}
	if d.marks(r.side.Far) != "" {
		for _, id := range what.ids {
			marks = append(marks, mark{r.side.Far, id})
		}
	}
	return marks
}

// change makes a change as the group does, as often as it has to wait.
func (w *sweeper) change(ctx context.Context, do func(*session) error) error {
	for {
		var made swept
		err := w.store.group.change(ctx, func(s *session) error {
			err := do(s)
			made = s.swept
			if made.awaited != nil {
				return errAwaited // also where do made something else of it
			}
			return err
		})
		switch {
		case errors.Is(err, errAwaited):
			if err := w.await(ctx, made.awaited); err != nil {
				return err
			}
		case err == nil && made.any:
			w.rouse()
			return nil
		default:
			return err
		}
	}
}

// look is how often a change that waits looks itself, because another process may have swept, or died sweeping.
const look = time.Second

// await waits until the marks are gone, or stand for objects that are gone too.
func (w *sweeper) await(ctx context.Context, marks []mark) error {
	w.waiting.Add(1)
	defer w.waiting.Add(-1)
	for {
		w.rouse()
		next := w.next()
		if left, err := w.stand(ctx, marks); err != nil || !left {
			return err
		}
		select {
		case <-next:
		case <-time.After(look):
		case <-ctx.Done():
			return w.store.explain(ctx, errAwaited)
		case <-w.ended:
			return errAwaited
		}
	}
}

// stand reports whether any of the marks is there.
func (w *sweeper) stand(ctx context.Context, marks []mark) (left bool, err error) {
	byKind := make(map[*model.Kind][]storage.ID)
	for _, of := range marks {
		byKind[of.of] = append(byKind[of.of], of.id)
	}
	for _, kind := range w.store.model.Kinds {
		ids := byKind[kind]
		if len(ids) == 0 {
			continue
		}
		st := w.store.statement()
		st.write("SELECT EXISTS (SELECT 1 FROM ", st.dialect.marks(kind), " AS mark WHERE mark.deleting = 0 AND ",
			st.inIDs("mark.id", st.bind(slotIDs)), ")")
		err := w.store.query(ctx, st.call(given{ids: ids}), func(row Row) error { return row.Scan(&left) })
		if err != nil || left {
			return left, err
		}
	}
	return false, nil
}
