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
	config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeCacheStatement  // whose rows are in the binary form
	config.ConnConfig.RuntimeParams["plan_cache_mode"] = "force_generic_plan" // no plan here depends on a parameter
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

// columns are those of a row that came, which the next one overwrites; texts keeps what has to stay.
type columns struct {
	raw   [][]byte
	texts *strings.Builder
}

func (c columns) number(i int) int64 { return int64(binary.BigEndian.Uint64(c.raw[i])) } //nolint:gosec // as it was sent

func (c columns) text(i int) string {
	begin := c.texts.Len()
	c.texts.Write(c.raw[i])
	return c.texts.String()[begin:]
}

func readRow(c columns) row { return row{c.number(0), c.text(1)} }

func readOwned(c columns) owned { return owned{c.number(0), row{c.number(1), c.text(2)}} }

// collect reads all rows of a statement, of which there are about so many.
func collect[T any](from pgx.Rows, read func(columns) T, about int) ([]T, error) {
	const text = 64 // bytes, about
	all, texts := make([]T, 0, about), &strings.Builder{}
	texts.Grow(text * about)
	for from.Next() {
		all = append(all, read(columns{from.RawValues(), texts}))
	}
	return all, from.Err()
}

// read runs a statement and reads its rows.
func read[T any](
	ctx context.Context, p *postgres, read func(columns) T, about int, text string, args ...any,
) ([]T, error) {
	p.statements.Add(1)
	found, err := p.pool.Query(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	return collect(found, read, about)
}

// together hands on the rows of each owner, together as far as they lie together.
func together(all []owned, each func(owner int64, rows []row)) {
	rows := make([]row, len(all))
	begin := 0
	for i, one := range all {
		rows[i] = one.row
		if i+1 == len(all) || all[i+1].owner != one.owner {
			each(one.owner, rows[begin:i+1:i+1])
			begin = i + 1
		}
	}
}

// headed reads rows of which the first is not like the others, and has to be there.
func (p *postgres) headed(ctx context.Context, about int, text string, args ...any) (first row, rest []row, err error) {
	all, err := read(ctx, p, readRow, about+1, text, args...)
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
	if rows, err = collect(found, readOwned, 10); err != nil {
		return nil, err
	}
	_, err = results.Exec()
	return rows, err
}
