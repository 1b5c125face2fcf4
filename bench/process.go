package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Bounds on what a process may take, generous because the machine may have better things to do.
const (
	startWithin = time.Minute
	stopWithin  = 30 * time.Second
)

// command is a server that can be started: the program, or the floor.
type command struct {
	name   string
	binary string
	gogc   string
	// args are for serving a database on an address.
	args func(addr, dsn string) []string
}

// process is a server that was started and answers.
type process struct {
	name  string
	addr  string
	cmd   *exec.Cmd
	log   bytes.Buffer  // good when it has ended
	ended chan struct{} // closed then
}

// start starts a server and waits until it answers. It ends with the context at the latest.
func (c command) start(ctx context.Context, dsn string) (*process, error) {
	// At the level of its log the program does not tell a port that it picks, so one is picked for it, which someone else
	// may take first.
	const attempts = 3
	for attempt := 1; ; attempt++ {
		p, err := c.startOnce(ctx, dsn)
		if err == nil || attempt == attempts || ctx.Err() != nil {
			return p, err
		}
	}
}

func (c command) startOnce(ctx context.Context, dsn string) (*process, error) {
	addr, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, c.binary, c.args(addr, dsn)...) //nolint:gosec // the program, or this one
	cmd.Env = c.environment()
	cmd.Cancel = func() error { return interrupt(cmd.Process) }
	cmd.WaitDelay = stopWithin
	endTogether(cmd)
	p := &process{name: c.name, addr: addr, cmd: cmd, ended: make(chan struct{})}
	cmd.Stderr = &p.log
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		_ = cmd.Wait() // how it ended is read from cmd.ProcessState
		close(p.ended)
	}()
	if err := p.waitReady(ctx); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	return p, nil
}

// environment is what any process needs, the way to a PostgreSQL server, and the garbage collector's setting: nothing
// that tells the program to be other than by default.
func (c command) environment() []string {
	environment := []string{"GOGC=" + c.gogc}
	for _, name := range []string{"HOME", "PATH", "TMPDIR", "TEMP", "SYSTEMROOT", "GOMAXPROCS"} {
		if value, ok := os.LookupEnv(name); ok {
			environment = append(environment, name+"="+value)
		}
	}
	for _, variable := range os.Environ() {
		if strings.HasPrefix(variable, "PG") {
			environment = append(environment, variable)
		}
	}
	return environment
}

func freeAddress(ctx context.Context) (string, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

// waitReady asks until the server says that it can answer.
func (p *process) waitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startWithin)
	defer cancel()
	again := time.NewTicker(5 * time.Millisecond)
	defer again.Stop()
	for {
		if _, err := p.get(ctx, "/readyz"); err == nil {
			return nil
		}
		select {
		case <-again.C:
		case <-p.ended:
			return fmt.Errorf("the %s ended before it was ready: %w", p.name, p.failure())
		case <-ctx.Done():
			return fmt.Errorf("the %s was not ready: %w", p.name, context.Cause(ctx))
		}
	}
}

// get gets a page by HTTP.
func (p *process) get(ctx context.Context, path string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+p.addr+path, http.NoBody)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, response.Status)
	}
	return io.ReadAll(response.Body)
}

// stop ends a server in order, which it does not survive in any case. It is an error when it had ended by itself, or
// badly.
func (p *process) stop() error {
	select {
	case <-p.ended:
		return p.failure()
	default:
	}
	if err := interrupt(p.cmd.Process); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return errors.Join(err, p.cmd.Process.Kill())
	}
	select {
	case <-p.ended:
	case <-time.After(stopWithin):
		_ = p.cmd.Process.Kill() // an error says that it has ended
		<-p.ended
	}
	if p.cmd.ProcessState.Success() {
		return nil
	}
	return p.failure()
}

// failure says how a process ended, and what it said last.
func (p *process) failure() error {
	said := strings.TrimSpace(p.log.String())
	const last = 2000
	return fmt.Errorf("the %s ended: %s: %s", p.name, p.cmd.ProcessState, said[max(0, len(said)-last):])
}

// interrupt asks a process to end; where that cannot be asked, it ends it.
func interrupt(process *os.Process) error {
	err := process.Signal(os.Interrupt)
	if err == nil || errors.Is(err, os.ErrProcessDone) {
		return err
	}
	return process.Kill()
}
