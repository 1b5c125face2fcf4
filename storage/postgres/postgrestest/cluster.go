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
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// within is how long a server may take to start or to stop.
const within = 30 * time.Second

// Cluster is a PostgreSQL server with a folder of data, of which nothing is left when the test process ends.
type Cluster struct {
	folder   string // with the data, the log and the socket
	programs string // the folder with initdb and postgres
	settings []string
	guard    *exec.Cmd      // ends the server and removes the folder when its input ends, as it does with the process
	input    io.WriteCloser // of the guard
	server   *exec.Cmd
	ended    chan struct{} // closed when the server has ended
}

// New makes a cluster, which is not started yet. Settings are those of postgresql.conf, name=value.
func New(settings ...string) (*Cluster, error) {
	c, err := empty(settings)
	if err != nil {
		return nil, err
	}
	// A locale that sorts as people do, so that what depends on it is found out; not every build has one.
	for _, locale := range [][]string{{"--locale-provider=icu", "--icu-locale=en-US"}, nil} {
		arguments := []string{
			"--pgdata=" + c.data(), "--username=postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C",
		}
		var said []byte
		if said, err = c.command("initdb", append(arguments, locale...)...).CombinedOutput(); err == nil {
			return c, nil
		}
		err = fmt.Errorf("initdb: %w: %s", err, said)
	}
	return nil, errors.Join(err, c.Remove())
}

// empty makes a cluster that has its folder, and no data in it.
func empty(settings []string) (*Cluster, error) {
	programs, err := findPrograms()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "junction-postgres-")
	if err != nil {
		return nil, err
	}
	c := &Cluster{folder: folder, programs: programs, settings: settings}
	if err := errors.Join(give(folder), c.watch()); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	return c, nil
}

// findPrograms looks for the programs on the path and where Debian keeps its versions.
func findPrograms() (string, error) {
	if path, err := exec.LookPath("postgres"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil { // to where the other programs are
			return filepath.Dir(path), nil
		}
	}
	versions, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if err != nil || len(versions) == 0 {
		return "", errors.New("there is no program postgres on the PATH or in /usr/lib/postgresql")
	}
	return filepath.Dir(slices.Max(versions)), nil
}

func (c *Cluster) data() string { return filepath.Join(c.folder, "data") }

// command is a program of PostgreSQL's, as a user that it agrees to run as.
func (c *Cluster) command(name string, arguments ...string) *exec.Cmd {
	cmd := exec.CommandContext(context.Background(), filepath.Join(c.programs, name), arguments...) //nolint:gosec // for tests
	cmd.Dir = c.folder
	cmd.SysProcAttr = attributes()
	return cmd
}

// guardScript waits for the end of the test process, however that comes, and ends the server with it.
const guardScript = `
read -r _
if server=$(head -n 1 data/postmaster.pid); then
  kill -QUIT "$server"
  while kill -0 "$server"; do sleep 0.05; done
fi
exec rm -rf "$PWD"`

func (c *Cluster) watch() error {
	c.guard = exec.CommandContext(context.Background(), "sh", "-c", guardScript)
	c.guard.Dir = c.folder
	c.guard.SysProcAttr = attributes()
	var err error
	if c.input, err = c.guard.StdinPipe(); err != nil {
		return err
	}
	return c.guard.Start()
}

// URL is the URL of a database of the cluster's.
func (c *Cluster) URL(database string) string {
	return "postgres:///" + database + "?user=postgres&host=" + c.folder
}

// Start starts the server and waits until it answers.
func (c *Cluster) Start() error {
	log, err := os.OpenFile(filepath.Join(c.folder, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close() //nolint:errcheck // the server has its own
	arguments := []string{"-D", c.data(), "-c", "listen_addresses=", "-c", "unix_socket_directories=" + c.folder}
	for _, setting := range c.settings {
		arguments = append(arguments, "-c", setting)
	}
	c.server = c.command("postgres", arguments...)
	c.server.Stdout, c.server.Stderr = log, log
	if err := c.server.Start(); err != nil {
		return err
	}
	ended := make(chan struct{})
	c.ended = ended
	go func(server *exec.Cmd) {
		_ = server.Wait() // its log tells how it ended
		close(ended)
	}(c.server)
	return c.answers()
}

// answers waits until the server answers.
func (c *Cluster) answers() error {
	ctx, cancel := context.WithTimeout(context.Background(), within)
	defer cancel()
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for {
		conn, err := pgx.Connect(ctx, c.URL("postgres"))
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-again.C:
			continue
		case <-c.ended:
		case <-ctx.Done():
		}
		said, _ := os.ReadFile(filepath.Join(c.folder, "log"))
		return fmt.Errorf("the PostgreSQL server did not start: %w\n%s", err, said)
	}
}

// Stop stops the server in order, though its clients are not waited for. The data stay.
func (c *Cluster) Stop() error { return c.end(syscall.SIGINT) }

// Kill ends the server as a power failure does. The data stay.
func (c *Cluster) Kill() error {
	workers := children(c.server.Process.Pid)
	err := c.end(syscall.SIGKILL)
	for _, pid := range workers {
		_ = syscall.Kill(pid, syscall.SIGKILL) // most have ended with the first one
	}
	for _, pid := range workers { // while one is left, no server starts on the data
		for deadline := time.Now().Add(within); runs(pid) && time.Now().Before(deadline); {
			time.Sleep(time.Millisecond)
		}
	}
	return err
}

func (c *Cluster) end(signal os.Signal) error {
	if err := c.server.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	select {
	case <-c.ended:
		return nil
	case <-time.After(within):
		return fmt.Errorf("the PostgreSQL server did not end within %v", within)
	}
}

// Remove stops the server, if it runs, and removes the data.
func (c *Cluster) Remove() error {
	select {
	case <-c.ended: // a server that was killed has left its number, which may be another process's now
		_ = os.Remove(filepath.Join(c.data(), "postmaster.pid"))
	default:
	}
	return errors.Join(c.input.Close(), c.guard.Wait())
}

// children are the processes that a process has started, where the system tells.
func children(pid int) []int {
	said, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	if err != nil {
		return nil
	}
	var pids []int
	for word := range strings.FieldsSeq(string(said)) {
		var pid int
		if _, err := fmt.Sscan(word, &pid); err == nil {
			pids = append(pids, pid)
		}
	}
	return pids
}

// runs reports whether a process runs, where the system tells; one that has ended and was not missed yet does not.
func runs(pid int) bool {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	return err == nil && !strings.Contains(string(status), "State:\tZ")
}
