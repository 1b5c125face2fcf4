package floor

import (
	"context"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// postgres answers from a PostgreSQL server, through the driver itself and a pool like that of storage/postgres. Lists
// leave a statement as rows, in the protocol's binary form: a row costs less to hand over than to put into a text.
type postgres struct {
	pool       *pgxpool.Pool
	statements atomic.Int64
}

func openPostgres(ctx context.Context, dsn string) (*postgres, error) {
	config, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, err
	}
	if !strings.Contains(dsn, "pool_max_conns=") {
		config.MaxConns = int32(min(4*runtime.NumCPU(), 32)) //nolint:gosec // it is at most 32
	}
	config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeCacheStatement // whose rows are in the binary form
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	return &postgres{pool: pool}, pool.Ping(ctx)
}

func (p *postgres) Statements() int64 { return p.statements.Load() }

func (p *postgres) Close() error {
	p.pool.Close()
	return nil
}

// owned is a row, and the number of what it belongs to.
type owned struct {
	owner int64
	row
}

// number and text read a column.
func readNumber(column []byte) int64 { return int64(binary.BigEndian.Uint64(column)) } //nolint:gosec // as it was sent

func readRow(columns [][]byte) row { return row{readNumber(columns[0]), string(columns[1])} }

func readOwned(columns [][]byte) owned { return owned{readNumber(columns[0]), readRow(columns[1:])} }

// collect reads all rows of a statement.
func collect[T any](from pgx.Rows, read func([][]byte) T, capacity int) ([]T, error) {
	all := make([]T, 0, capacity)
	for from.Next() {
		all = append(all, read(from.RawValues()))
	}
	return all, from.Err()
}

// read runs a statement and reads its rows, of which there are about so many.
func read[T any](
	ctx context.Context, p *postgres, read func([][]byte) T, capacity int, text string, args ...any,
) ([]T, error) {
	p.statements.Add(1)
	found, err := p.pool.Query(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	return collect(found, read, capacity)
}

// headed reads rows of which the first is not like the others, and has to be there.
func (p *postgres) headed(ctx context.Context, capacity int, text string, args ...any) (first row, rest []row, err error) {
	all, err := read(ctx, p, readRow, capacity+1, text, args...)
	if err == nil && len(all) == 0 {
		err = pgx.ErrNoRows
	}
	if err != nil {
		return row{}, nil, err
	}
	return all[0], all[1:], nil
}

// firstPause is the most that is waited before a transaction is made again for the first time.
const firstPause = time.Millisecond

// transact runs a statement in a serializable transaction, all of it in one message to the server, until no other one
// gets in its way.
func (p *postgres) transact(ctx context.Context, text string, args ...any) (rows []owned, err error) {
	err = p.pool.AcquireFunc(ctx, func(conn *pgxpool.Conn) error {
		for pause := firstPause; ; pause *= 2 {
			p.statements.Add(1)
			rows, err = attempt(ctx, conn.Conn(), text, args)
			if err == nil {
				return nil
			}
			if conn.Conn().PgConn().TxStatus() != 'I' {
				if _, failed := conn.Exec(ctx, "ROLLBACK"); failed != nil {
					return errors.Join(err, failed)
				}
			}
			var refused *pgconn.PgError
			const serializationFailure, deadlockDetected = "40001", "40P01"
			if !errors.As(err, &refused) || refused.Code != serializationFailure && refused.Code != deadlockDetected {
				return err
			}
			time.Sleep(rand.N(pause)) //nolint:gosec // it need not be secret
		}
	})
	return rows, err
}

func attempt(ctx context.Context, conn *pgx.Conn, text string, args []any) (rows []owned, err error) {
	var batch pgx.Batch
	batch.Queue("BEGIN ISOLATION LEVEL SERIALIZABLE")
	batch.Queue(text, args...)
	batch.Queue("COMMIT")
	results := conn.SendBatch(ctx, &batch)
	defer func() { err = errors.Join(err, results.Close()) }()
	if _, err := results.Exec(); err != nil {
		return nil, err
	}
	found, err := results.Query()
	if err != nil {
		return nil, err
	}
	if rows, err = collect(found, readOwned, 0); err != nil {
		return nil, err
	}
	_, err = results.Exec()
	return rows, err
}
