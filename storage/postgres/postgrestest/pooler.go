//go:build unix

package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"junction/internal/effort"
)

// pooler is PgBouncer in front of a cluster. It ends with the test process, however that does.
type pooler struct {
	folder string // with the settings, the log and the socket
	guard  *exec.Cmd
	input  io.WriteCloser
}

// poolerScript runs PgBouncer until its input ends.
const poolerScript = `
"$0" pgbouncer.ini >>log 2>&1 &
read -r _
kill -TERM $!
wait
exec rm -rf "$PWD"`

// Pooler starts PgBouncer in front of a cluster which runs, where it gives each transaction another connection, of so
// many for each database. It returns the URL of a database behind it. The test's end stops it.
func Pooler(t testing.TB, of *Cluster, connections int) func(database string) string {
	t.Helper()
	program, err := findPooler()
	if err != nil {
		if os.Getenv("REQUIRE_PGBOUNCER") != "" {
			t.Fatalf("REQUIRE_PGBOUNCER is set, and %v", err)
		}
		effort.Skip(t, err.Error())
	}
	p, err := newPooler(program, fmt.Sprintf(`[databases]
* = host=%s user=postgres
[pgbouncer]
unix_socket_dir = .
listen_port = %d
auth_type = any
pool_mode = transaction
default_pool_size = %d
max_client_conn = 1000
`, of.folder, poolerPort, connections))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(p.input.Close(), p.guard.Wait()); err != nil {
			t.Error(err)
		}
	})
	if err := p.answers(); err != nil {
		t.Fatal(err)
	}
	return p.url
}

// findPooler looks for the program on the path and where Debian has it, which is not on everybody's path.
func findPooler() (string, error) {
	if path, err := exec.LookPath("pgbouncer"); err == nil {
		return path, nil
	}
	const debian = "/usr/sbin/pgbouncer"
	if _, err := os.Stat(debian); err != nil {
		return "", errors.New("there is no program pgbouncer on the PATH or in /usr/sbin")
	}
	return debian, nil
}

func newPooler(program, settings string) (*pooler, error) {
	folder, err := os.MkdirTemp("", "junction-pgbouncer-")
	if err != nil {
		return nil, err
	}
	p := &pooler{folder: folder, guard: exec.CommandContext(context.Background(), "sh", "-c", poolerScript, program)} //nolint:gosec // for tests
	p.guard.Dir = folder
	p.guard.SysProcAttr = attributes() // it refuses to be root, as the server does
	file := filepath.Join(folder, "pgbouncer.ini")
	err = errors.Join(os.WriteFile(file, []byte(settings), 0o600), give(file), give(folder))
	if err == nil {
		p.input, err = p.guard.StdinPipe()
	}
	if err == nil {
		err = p.guard.Start()
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	return p, nil
}

// poolerPort is a part of the socket's name alone.
const poolerPort = 6432

func (p *pooler) url(database string) string {
	return fmt.Sprintf("postgres:///%s?user=postgres&host=%s&port=%d", database, p.folder, poolerPort)
}

// answers waits until the pooler answers.
func (p *pooler) answers() error {
	ctx, cancel := context.WithTimeout(context.Background(), within)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, p.url("postgres"))
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-time.After(10 * time.Millisecond):
		case <-ctx.Done():
			said, _ := os.ReadFile(filepath.Join(p.folder, "log"))
			return fmt.Errorf("PgBouncer did not start: %w\n%s", err, strings.TrimSpace(string(said)))
		}
	}
}
