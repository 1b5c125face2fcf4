//go:build unix

package postgrestest

import (
	"errors"
	"fmt"
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
