package postgres

import (
	"context"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// adapt has statements prepared anew each time where there is a pooler in front of the server, unless the URL says how
// they are run (default_query_exec_mode): a pooler may give each transaction another connection, which does not have what
// was prepared on one before. It is known by the process that answers not being the one that was introduced.
func adapt(ctx context.Context, config *pgx.ConnConfig, dsn string) error {
	if strings.Contains(dsn, "default_query_exec_mode=") {
		return nil
	}
	conn, err := pgconn.ConnectConfig(ctx, &config.Config)
	if err != nil {
		return err
	}
	defer conn.Close(ctx) //nolint:errcheck // it has told what it knows
	results, err := conn.Exec(ctx, "SELECT pg_backend_pid()").ReadAll()
	if err != nil {
		return err
	}
	if string(results[0].Rows[0][0]) != strconv.FormatUint(uint64(conn.PID()), 10) {
		config.DefaultQueryExecMode = pgx.QueryExecModeExec
	}
	return nil
}
