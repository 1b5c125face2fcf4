package e2e

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"junction/internal/effort"
)

// Bounds on what a program may take, generous because a machine that builds has better things to do.
const (
	startWithin = time.Minute
	stopWithin  = 30 * time.Second
)

// binary is the program, built once for all tests.
var binary string

func TestMain(m *testing.M) {
	effort.Overlap()
	os.Exit(buildAndRun(m))
}

func buildAndRun(m *testing.M) int {
	dir, err := os.MkdirTemp("", "junction-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "junction")
	if out, err := exec.Command("go", "build", "-o", binary, fmt.Sprintf("-race=%t", raceEnabled()), "junction").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the program: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// raceEnabled reports whether the tests were built with the race detector. The program is then built with it, too, and exits
// with a failure after a race.
func raceEnabled() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

// server is a started program that answers.
type server struct {
	// URL is where it answers, without a slash at the end.
	URL string

	cmd   *exec.Cmd
	log   *journal
	first chan string   // its first line
	ended chan struct{} // closed when the process has ended and its log is whole
}

// launch says how to start the program, for the tests that care.
type launch struct {
	args []string
	file string   // the program; that of this repository when empty
	env  []string // NAME=value, on top of an environment without the program's own variables
	dir  string   // the working directory; a fresh one when empty
}

// start starts the program with the given flags on a free port and waits until it answers. Without a --database flag
// its database is a new one in a temporary folder. The test's end stops it, and fails if it does not stop in order.
func start(t testing.TB, args ...string) *server {
	t.Helper()
	return startWith(t, launch{args: append([]string{"--listen", "127.0.0.1:0"}, args...)})
}

// startWith is [start] without any flag of its own.
func startWith(t testing.TB, how launch) *server {
	t.Helper()
	s := begun(t, how)
	s.waitServing(t)
	return s
}

// begun is a program that was started and may not answer yet.
func begun(t testing.TB, how launch) *server {
	t.Helper()
	s := &server{cmd: command(t, how), log: &journal{}, first: make(chan string, 1), ended: make(chan struct{})}
	stderr, err := s.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.stop(t)
		if t.Failed() {
			t.Logf("the log of %v:\n%s", s.cmd.Args, s.log)
		}
	})

	go s.follow(stderr)
	return s
}

// waitServing waits until the program tells where it answers, and does.
func (s *server) waitServing(t testing.TB) {
	t.Helper()
	select {
	case line := <-s.first:
		addr, ok := address(line)
		if !ok {
			t.Fatalf("the first log line does not tell the address: %q", line)
		}
		s.URL = "http://" + addr
	case <-time.After(startWithin):
		t.Fatalf("no line on stderr within %v", startWithin)
	}
	s.waitReady(t)
}

// command is the program, not yet started.
func command(t testing.TB, how launch) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(cmp.Or(how.file, binary), how.args...)
	cmd.Dir = how.dir
	if cmd.Dir == "" {
		cmd.Dir = t.TempDir()
	}
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if name != "DATABASE_URL" && !strings.HasPrefix(name, "JUNCTION_") && !strings.HasPrefix(name, "OTEL_") {
			cmd.Env = append(cmd.Env, variable)
		}
	}
	cmd.Env = append(cmd.Env, how.env...)
	return cmd
}

// follow keeps the log, hands on its first line, and notes the end of the process.
func (s *server) follow(stderr io.Reader) {
	lines := bufio.NewReader(stderr)
	for n := 0; ; n++ {
		line, err := lines.ReadString('\n')
		s.log.add(line)
		if n == 0 {
			s.first <- line
		}
		if err != nil {
			break
		}
	}
	_ = s.cmd.Wait() // how it ended is read from cmd.ProcessState
	close(s.ended)
}

var addrAttr = regexp.MustCompile(`\baddr=("(?:[^"\\]|\\.)*"|\S+)`)

// address reads the attribute addr of a log line as slog writes it.
func address(line string) (string, bool) {
	found := addrAttr.FindStringSubmatch(line)
	if found == nil {
		return "", false
	}
	if unquoted, err := strconv.Unquote(found[1]); err == nil {
		return unquoted, true
	}
	return found[1], true
}

// waitReady asks /readyz until it says 200.
func (s *server) waitReady(t testing.TB) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), startWithin)
	defer cancel()
	again := time.NewTicker(5 * time.Millisecond)
	defer again.Stop()
	for {
		status, err := s.status(ctx, "/readyz")
		if err == nil && status == http.StatusOK {
			return
		}
		select {
		case <-again.C:
		case <-s.ended:
			t.Fatalf("the program ended before it was ready: %v", s.cmd.ProcessState)
		case <-ctx.Done():
			t.Fatalf("not ready within %v: status %d, error %v", startWithin, status, err)
		}
	}
}

// stop asks the program to end, as a service manager does, and requires that it does so in order and in time. It does
// nothing to a program that was stopped or killed before.
func (s *server) stop(t testing.TB) {
	t.Helper()
	select {
	case <-s.ended:
		return
	default:
	}
	s.signal(t, syscall.SIGTERM)
	s.mustEnd(t, stopWithin)
}

// signal sends a signal.
func (s *server) signal(t testing.TB, sig os.Signal) {
	t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Errorf("sending %v: %v", sig, err)
	}
}

// mustEnd waits for the end of a program that was told to stop, and requires exit code 0.
func (s *server) mustEnd(t testing.TB, within time.Duration) {
	t.Helper()
	select {
	case <-s.ended:
	case <-time.After(within):
		s.kill()
		t.Errorf("the program did not stop within %v", within)
		return
	}
	if code := s.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("the program ended with %v, want exit code 0", s.cmd.ProcessState)
	}
}

// kill ends the program as a power cut does.
func (s *server) kill() {
	_ = s.cmd.Process.Kill() // an error says that it has ended already
	<-s.ended
}

// journal is a log that grows while it is read.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) add(line string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.text.WriteString(line)
}

// String is the log so far.
func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}
