package postgres

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore"
)

// replicated is a store that has replicas: what may lag behind ([storage.MayLag]) is read from one of them, and all else
// is the primary's. Whatever goes wrong on a replica, the primary is asked instead, so no error of a replica's is an answer.
type replicated struct {
	*sqlstore.Store
	primary  *sql.DB
	replicas []*replica
	inOrder  bool          // always the first that is up, instead of each in turn
	wait     time.Duration // for a replica that has what a read has to see
	turn     atomic.Uint32
	stop     func()
}

var (
	_ storage.Measured   = (*replicated)(nil)
	_ storage.Positioned = (*replicated)(nil)
)

// place is where the reads of one request go: all to one replica, because another one may be further behind, and from
// the first error on to the primary.
type place struct {
	once    sync.Once
	replica atomic.Pointer[replica] // nil for the primary
	server  atomic.Value            // which of the servers that have the replica's name, as its connections know it
}

// place returns where the reads of a context go.
func (s *replicated) place(ctx context.Context) *place {
	lag := storage.LagFrom(ctx)
	if lag == nil {
		return &place{}
	}
	lag.Place.CompareAndSwap(nil, &place{})
	p := lag.Place.Load().(*place)
	p.once.Do(func() { p.replica.Store(s.choose(ctx, lag.After)) })
	return p
}

// Bounds on the pauses between two questions whether a replica has what a read has to see.
const (
	firstLook = time.Millisecond
	mostLook  = 16 * time.Millisecond
)

// choose picks a replica that is up and has the changes up to a position, for which it waits briefly; nil is the primary.
func (s *replicated) choose(ctx context.Context, after storage.Position) *replica {
	up := s.up()
	if after == "" && len(up) > 0 {
		return up[0]
	}
	if s.wait <= 0 || after == storage.Position(beyond.String()) {
		return nil
	}
	waiting, cancel := context.WithTimeout(ctx, s.wait)
	defer cancel()
	for pause := firstLook; ; pause = min(2*pause, mostLook) {
		late := false
		for _, replica := range up {
			err := replica.has(waiting)
			if err == nil {
				return replica
			}
			late = late || errors.Is(err, errBehind)
		}
		if !late {
			return nil
		}
		select {
		case <-time.After(pause):
		case <-waiting.Done():
			return nil
		}
	}
}

// up are the replicas that are up, each time another one first.
func (s *replicated) up() []*replica {
	first := 0
	if !s.inOrder {
		first = int(s.turn.Add(1)) % len(s.replicas)
	}
	all := make([]*replica, 0, len(s.replicas))
	for i := range s.replicas {
		if r := s.replicas[(first+i)%len(s.replicas)]; r.isUp() {
			all = append(all, r)
		}
	}
	return all
}

// read reads where the context's reads go. It may run do twice, the second time on the primary, but never what is heavy.
func (s *replicated) read(ctx context.Context, do func(context.Context, storage.Session) error) error {
	place := s.place(ctx)
	if replica := place.replica.Load(); replica != nil {
		err := replica.read(ctx, do)
		if err == nil || ctx.Err() != nil || errors.Is(err, storage.ErrBusy) {
			return err
		}
		place.replica.Store(nil)
	}
	return do(ctx, s.Store)
}

// Collection is the primary's, but for the reads.
func (s *replicated) Collection(of *model.Kind) storage.Collection {
	return collection{s.Store.Collection(of), s, of}
}

// Relation is the primary's, but for the reads.
func (s *replicated) Relation(from *model.Side) storage.Relation {
	return relation{s.Store.Relation(from), s, from}
}

// Stats tells of all replicas' pools as one.
func (s *replicated) Stats() storage.Stats {
	stats := s.Store.Stats()
	var all storage.Pool
	for _, replica := range s.replicas {
		one := replica.Stats().Pools["writer"] // which a store with a single pool calls it
		all.Max, all.InUse, all.Idle = all.Max+one.Max, all.InUse+one.InUse, all.Idle+one.Idle
		all.Waits, all.Waited = all.Waits+one.Waits, all.Waited+one.Waited
	}
	stats.Pools["replicas"] = all
	return stats
}

// Close closes the replicas and the primary.
func (s *replicated) Close() error {
	s.stop()
	var errs []error
	for _, replica := range s.replicas {
		errs = append(errs, replica.close())
	}
	return errors.Join(append(errs, s.Store.Close())...)
}
