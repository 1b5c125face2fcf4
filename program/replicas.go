package program

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"junction/storage"
	"junction/storage/postgres"
)

// replicaFlags say where queries may be answered from besides the database.
type replicaFlags struct {
	ReadDatabase string        `env:"JUNCTION_READ_DATABASE_URL" placeholder:"DSN" help:"PostgreSQL servers that keep a copy of the database, as one URL with a host for each; queries go to them, mutations do not (${env})."`
	ReadWait     time.Duration `default:"100ms" min:"0s" placeholder:"TIME" help:"Time that a query waits for a copy that has the position it sends, before it goes to the database (${env}, ${default})."`
}

// replicas are what the flags name.
func (r replicaFlags) replicas(ctx context.Context, log *replicaLog) postgres.Replicas {
	return postgres.Replicas{
		URL: r.ReadDatabase, Wait: r.ReadWait,
		Told: func(replica string, why error) { log.add(ctx, replica, why) },
	}
}

// replicaLog logs which replicas queries go to; until it is begun, it keeps that, because the first line of the log is
// another one.
type replicaLog struct {
	*slog.Logger
	mutex sync.Mutex
	begun bool
	kept  []func()
}

func (l *replicaLog) begin() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.begun = true
	for _, write := range l.kept {
		write()
	}
}

func (l *replicaLog) add(ctx context.Context, replica string, why error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	write := func() { l.InfoContext(ctx, "queries go to a replica", "replica", replica) }
	if why != nil {
		write = func() { l.WarnContext(ctx, "queries do not go to a replica", "replica", replica, "cause", why) }
	}
	if !l.begun {
		l.kept = append(l.kept, write)
		return
	}
	write()
}

// positions is the store where its changes have positions, else nil.
func positions(store storage.Store) storage.Positioned {
	positioned, _ := store.(storage.Positioned)
	return positioned
}
