package postgres

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore"
)

// replica is one of the hosts that are read from. It is up or down; while it is down, nobody waits for it.
type replica struct {
	*sqlstore.Store
	name   string
	pool   *sql.DB
	heart  *sql.DB       // a connection of its own, to ask whether the host answers
	within time.Duration // the host has to answer
	told   func(replica string, why error)

	mutex sync.Mutex
	up    context.Context // ends when the replica goes down, and what is read from it then
	down  context.CancelFunc
}

// heartbeat is how often a replica is asked whether it answers.
const heartbeat = time.Second

func newReplica(config *pgxpool.Config, of *model.Model, told func(string, error)) *replica {
	db := pool(config)
	admitting := engine
	admitting.Admit = admit
	r := &replica{
		Store: sqlstore.New(of, db, db, admitting), name: name(config.ConnConfig), pool: db, told: told,
		within: config.ConnConfig.ConnectTimeout,
	}
	single := config.Copy()
	single.MaxConns = 1
	r.heart = pool(single)
	r.up, r.down = context.WithCancel(context.Background())
	r.down()
	return r
}

// beat asks the replica whether it answers, and takes it up or down.
func (r *replica) beat(ctx context.Context) error {
	asking, cancel := context.WithTimeout(ctx, r.within)
	defer cancel()
	err := r.heart.PingContext(asking)
	switch {
	case err == nil:
		r.rise()
	case ctx.Err() == nil:
		r.fall(err)
	}
	return err
}

// watch asks again and again, until the context ends.
func (r *replica) watch(ctx context.Context) {
	again := time.NewTicker(heartbeat)
	defer again.Stop()
	for {
		select {
		case <-again.C:
			_ = r.beat(ctx) // it was told where it changed anything
		case <-ctx.Done():
			return
		}
	}
}

func (r *replica) rise() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.up.Err() != nil {
		r.up, r.down = context.WithCancel(context.Background())
		r.told(r.name, nil)
	}
}

func (r *replica) fall(why error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.up.Err() == nil {
		r.down()
		r.told(r.name, reason(why))
	}
}

func (r *replica) isUp() bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.up.Err() == nil
}

// while returns a context for a read from the replica, which ends when the replica goes down.
func (r *replica) while(ctx context.Context) (reading context.Context, end func()) {
	r.mutex.Lock()
	up := r.up
	r.mutex.Unlock()
	reading, cancel := context.WithCancel(ctx)
	watched := context.AfterFunc(up, cancel)
	return reading, func() {
		watched()
		cancel()
	}
}

// read reads from the replica.
func (r *replica) read(ctx context.Context, do func(context.Context, storage.Session) error) error {
	reading, end := r.while(ctx)
	defer end()
	err := do(reading, r.Store)
	if err != nil && ctx.Err() == nil && isGone(err) {
		r.fall(err)
	}
	return err
}

// has reports as an error why the replica does not have the changes that a read in the context has to see.
func (r *replica) has(ctx context.Context) error {
	reading, end := r.while(ctx)
	defer end()
	conn, err := r.pool.Conn(reading)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // which only gives it back
	return admit(reading, conn)
}

// isGone reports whether an explained error says that the replica cannot be asked at all. Whatever else goes wrong on a
// replica (replay takes away what a read still needs; a table is not there yet) the next read may not meet.
func isGone(err error) bool {
	var server *pgconn.PgError
	var connect *pgconn.ConnectError
	switch {
	case errors.As(err, &connect):
		return true
	case errors.As(err, &server):
		switch server.Code[:2] {
		case "08", "53":
			return true
		case "57":
			return server.Code != queryCanceled
		}
		return false
	}
	return lost(err)
}

// queryCanceled is the code of a statement that took too long.
const queryCanceled = "57014"

// close ends all connections.
func (r *replica) close() error {
	r.mutex.Lock()
	r.down()
	r.mutex.Unlock()
	return errors.Join(r.Close(), r.heart.Close())
}
