// Package sweep deletes links that have marks: nobody sees them any more, but their rows are still there.
package sweep

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"junction/model"
	"junction/storage/sqlstore/database"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// Pace says how much is swept at a time.
type Pace struct {
	// Batch is how many rows are deleted at once, while those who write wait.
	Batch int
	// Rest is how long to leave the disk, and the lock that other processes want too, to others before the next batch, when
	// the one before took so long. Awaited says whether a change waits for the end. Negative, it is until something is marked
	// or awaited.
	Rest func(took time.Duration, awaited bool) time.Duration
}

// Considerate rests as long as a batch took, unless somebody waits for the end.
func Considerate(took time.Duration, awaited bool) time.Duration {
	if awaited {
		return 0
	}
	return took
}

// Sweeper deletes what is marked, in the background, in changes of a few rows each, between which others have their turn.
// What is left to do is in the database alone, so it goes on after a crash, and another process may take part.
type Sweeper struct {
	database *database.Database
	writer   statement.Writer
	kinds    []*model.Kind // whose objects may have marks
	pace     Pace
	wake     chan struct{} // holds one when there may be something to do
	cancel   context.CancelFunc
	ended    chan struct{} // closed when nothing runs any more
	waiting  atomic.Int64  // changes that wait

	mutex sync.Mutex
	done  chan struct{} // closed when a mark is gone
}

// Bounds on the pauses after a failure, such as a full disk. They double.
const (
	firstRetry = time.Second
	mostRetry  = time.Minute
)

// Start begins to sweep the database of a model, with what was left when it was closed or killed.
func Start(of *model.Model, in *database.Database, writer statement.Writer, pace Pace) *Sweeper {
	ctx, cancel := context.WithCancel(context.Background())
	s := &Sweeper{
		database: in, writer: writer, pace: pace, wake: make(chan struct{}, 1), cancel: cancel,
		ended: make(chan struct{}), done: make(chan struct{}),
	}
	for _, kind := range of.Kinds {
		if writer.Marks(kind) {
			s.kinds = append(s.kinds, kind)
		}
	}
	go s.run(ctx)
	return s
}

// Stop ends sweeping and waits for the batch that runs.
func (s *Sweeper) Stop() {
	s.cancel()
	<-s.ended
}

// rouse has it look whether there is something to do.
func (s *Sweeper) rouse() {
	select {
	case s.wake <- struct{}{}:
	default: // it will look anyway
	}
}

func (s *Sweeper) run(ctx context.Context) {
	defer close(s.ended)
	var took, retry time.Duration
	for {
		var next <-chan time.Time
		roused := s.wake
		kind, err := s.marked(ctx)
		if kind != nil {
			rest := s.pace.Rest(took, s.waiting.Load() > 0)
			took = 0
			switch {
			case rest == 0:
				began := time.Now()
				if err = s.batch(ctx, kind); err == nil {
					took, retry = time.Since(began), 0
					continue
				}
			case rest > 0:
				next, roused = time.After(rest), nil
			}
		}
		if err != nil {
			retry = min(max(2*retry, firstRetry), mostRetry)
			next = time.After(retry)
		} else {
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

// marked returns a kind of which any object is marked, or nil.
func (s *Sweeper) marked(ctx context.Context) (*model.Kind, error) {
	for _, kind := range s.kinds {
		left := false
		st := s.writer.AnyMarked(kind)
		err := s.database.Session().Query(ctx, st.Call(statement.Given{}), func(row rows.Row) error { return row.Scan(&left) })
		if err != nil {
			return nil, err
		}
		if left {
			return kind, nil
		}
	}
	return nil, nil
}

// batch deletes some of the rows.
func (s *Sweeper) batch(ctx context.Context, of *model.Kind) error {
	finished := false
	err := s.database.Change(ctx, func(inside *database.Session) (err error) {
		finished, err = broom{inside, s.writer}.some(context.WithoutCancel(ctx), of, s.pace.Batch)
		return err
	})
	if err == nil && finished {
		s.tell()
	}
	return err
}

// tell tells those who wait that a mark is gone.
func (s *Sweeper) tell() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	close(s.done)
	s.done = make(chan struct{})
}

// next is closed when the next mark is gone.
func (s *Sweeper) next() <-chan struct{} {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.done
}
