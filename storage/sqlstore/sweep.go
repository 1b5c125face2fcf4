package sqlstore

import (
	"context"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"junction/model"
	"junction/storage"
)

// Sweep says when links are deleted later than it seems.
type Sweep struct {
	// Above is how many links have to go in one change for that to be marked instead of done; 0 is never.
	Above int
	// Batch is how many rows are then deleted at once, while those who write wait.
	Batch int
	// Hold, when it is not nil, is asked before each batch whether to leave it until later. Awaited says whether a change
	// waits. It is for tests.
	Hold func(awaited bool) bool
}

// sweeper deletes what is marked, in the background, in changes of a few rows each, between which others have their
// turn. What is left to do is in the database alone, so it goes on after a crash, and another process may take part.
type sweeper struct {
	store   *Store
	wake    chan struct{} // holds one when there may be something to do
	cancel  context.CancelFunc
	ended   chan struct{} // closed when nothing runs any more
	waiting atomic.Int64  // changes that wait

	mutex sync.Mutex
	done  chan struct{} // closed when a mark is gone
}

// Bounds on the pauses after a failure, such as a full disk. They double.
const (
	firstRetry = time.Second
	mostRetry  = time.Minute
)

// sweep begins to sweep a store, with what was left when it was closed or killed.
func sweep(store *Store) *sweeper {
	ctx, cancel := context.WithCancel(context.Background())
	w := &sweeper{
		store: store, wake: make(chan struct{}, 1), cancel: cancel,
		ended: make(chan struct{}), done: make(chan struct{}),
	}
	go w.run(ctx)
	return w
}

// stop ends sweeping and waits for the batch that runs.
func (w *sweeper) stop() {
	w.cancel()
	<-w.ended
}

// rouse has it look whether there is something to do.
func (w *sweeper) rouse() {
	select {
	case w.wake <- struct{}{}:
	default: // it will look anyway
	}
}

func (w *sweeper) run(ctx context.Context) {
	defer close(w.ended)
	var retry time.Duration
	for {
		began := time.Now()
		more, err := w.batch(ctx)
		var next <-chan time.Time
		roused := w.wake
		switch {
		case err != nil:
			retry = min(max(2*retry, firstRetry), mostRetry)
			next = time.After(retry)
		case more:
			retry, roused = 0, nil
			next = time.After(w.rest(time.Since(began)))
		default:
			retry = 0
		}
		select {
		case <-ctx.Done():
			return
		case <-next:
		case <-roused:
		}
	}
}

// rest is how long to leave the disk, and the lock that other processes want too, to others after a batch: as long as that
// took, unless somebody waits for the end.
func (w *sweeper) rest(took time.Duration) time.Duration {
	if w.waiting.Load() > 0 {
		return 0
	}
	return took
}

// batch deletes some of the rows, and tells whether there may be more.
func (w *sweeper) batch(ctx context.Context) (more bool, err error) {
	for _, e := range w.store.model.Kinds {
		if w.store.dialect.marks(e) == "" {
			continue
		}
		left, err := w.marked(ctx, e)
		if err != nil {
			return true, err
		}
		if !left {
			continue
		}
		if hold := w.store.dialect.Sweep.Hold; hold != nil && hold(w.waiting.Load() > 0) {
			return false, nil
		}
		finished := false
		err = w.store.group.change(ctx, func(s *session) (err error) {
			finished, err = sweepSome(context.WithoutCancel(ctx), s, e, s.store.dialect.Sweep.Batch)
			return err
		})
		if err == nil && finished {
			w.tell()
		}
		return true, err
	}
	return false, nil
}

// marked reports whether any object of a kind is marked.
func (w *sweeper) marked(ctx context.Context, e *model.Kind) (left bool, err error) {
	st := w.store.statement().write("SELECT EXISTS (SELECT 1 FROM ", w.store.dialect.marks(e), ")")
	err = w.store.query(ctx, st.call(given{}), func(row Row) error { return row.Scan(&left) })
	return left, err
}

// tell tells those who wait that a mark is gone.
func (w *sweeper) tell() {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	close(w.done)
	w.done = make(chan struct{})
}

// next is closed when the next mark is gone.
func (w *sweeper) next() <-chan struct{} {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return w.done
}

// sweepSome deletes about as many rows as it is told, and the marks and objects of which nothing is left. It tells
// whether there were any.
func sweepSome(ctx context.Context, s *session, e *model.Kind, rows int) (finished bool, err error) {
	for rows > 0 {
		var id storage.ID
		var deleting bool
		st := s.statement()
		st.write("SELECT id, deleting FROM ", st.dialect.marks(e), " ORDER BY deleting, id LIMIT 1")
		err := s.query(ctx, st.call(given{}), func(row Row) error { return row.Scan(&id, &deleting) })
		if err != nil || id == 0 {
			return finished, err
		}
		deleted, err := sweepLinks(ctx, s, e, id, rows)
		if err != nil {
			return finished, err
		}
		if rows -= deleted; rows <= 0 {
			break
		}
		of := s.store.dialect.marks(e)
		if deleting {
			of = e.Table // and the foreign key takes the mark
		}
		if err := sweepRow(ctx, s, of, id); err != nil {
			return finished, err
		}
		finished = true
		rows--
	}
	return finished, nil
}

// sweepLinks deletes links of an object, this many at most.
func sweepLinks(ctx context.Context, s *session, e *model.Kind, id storage.ID, most int) (deleted int, err error) {
	for _, side := range e.Sides {
		columns := []string{side.Column}
		if side.Relation.Symmetric() {
			columns = append(columns, side.FarColumn)
		}
		for _, column := range columns {
			st := s.statement()
			key := side.Column + ", " + side.FarColumn
			st.write("DELETE FROM ", side.Relation.Table, " WHERE (", key, ") IN (SELECT ", key, " FROM ", side.Relation.Table,
				" WHERE ", column, " = ", st.bindID(id), " LIMIT ", st.bind(int64(most-deleted)), ")")
			n, err := s.execute(ctx, st.call(given{}))
			if err != nil {
				return deleted, err
			}
			deleted += n
		}
	}
	return deleted, nil
}

// sweepRow deletes a mark or an object.
func sweepRow(ctx context.Context, s *session, from string, id storage.ID) error {
	st := s.statement()
	_, err := s.execute(ctx, st.write("DELETE FROM ", from, " WHERE id = ", st.bindID(id)).call(given{}))
	return err
}

// sweepNow takes away what the mark of an object stands for, and the mark.
func sweepNow(ctx context.Context, s *session, of mark) error {
	if _, err := sweepLinks(ctx, s, of.of, of.id, math.MaxInt); err != nil {
		return err
	}
	return sweepRow(ctx, s, s.store.dialect.marks(of.of), of.id)
}
