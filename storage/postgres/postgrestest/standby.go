//go:build unix

package postgrestest

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Standby makes a cluster that follows this one, which runs, by streaming replication. It is not started yet.
func (c *Cluster) Standby(settings ...string) (*Cluster, error) {
	standby, err := empty(settings)
	if err != nil {
		return nil, err
	}
	copying := standby.command("pg_basebackup", "--host="+c.folder, "--username=postgres", "--pgdata="+standby.data(),
		"--write-recovery-conf", "--checkpoint=fast", "--no-sync")
	if said, err := copying.CombinedOutput(); err != nil {
		return nil, errors.Join(fmt.Errorf("pg_basebackup: %w: %s", err, said), standby.Remove())
	}
	return standby, nil
}

// Promote makes a standby a server that is written to.
func (c *Cluster) Promote() error {
	ctx, cancel := context.WithTimeout(context.Background(), within)
	defer cancel()
	conn, err := pgx.Connect(ctx, c.URL("postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx) //nolint:errcheck // what was to be done is done
	var promoted bool
	if err := conn.QueryRow(ctx, "SELECT pg_promote()").Scan(&promoted); err != nil || !promoted {
		return fmt.Errorf("the standby was not promoted: %w", err)
	}
	return nil
}

// URLOfBoth is the URL of a database that is in this cluster or in another one, whichever is written to.
func (c *Cluster) URLOfBoth(other *Cluster, database string) string {
	return c.URL(database) + "," + other.folder + "&target_session_attrs=read-write"
}
