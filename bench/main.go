// Bench measures the program as a client sees it, against a floor: a server that gives the same answers and does as
// little for them as can be done. `go run ./bench -help` says what it can be told and what the figures mean.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"

	"junction/bench/floor"
	"junction/bench/work"
)

// floorCommand is the hidden first argument with which this program is the floor; an address and a DSN follow.
const floorCommand = "floor"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run runs the benchmark and returns its exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	isFloor := len(args) == 3 && args[0] == floorCommand
	var err error
	if isFloor {
		err = floor.Serve(ctx, args[1], args[2])
	} else {
		err = runBench(ctx, args, stdout, stderr)
	}
	switch {
	case errors.Is(err, flag.ErrHelp), isFloor && err == nil:
		return 0
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "bench: interrupted")
		return 130 // as a shell says it
	case err != nil:
		fmt.Fprintln(stderr, "bench:", err)
		return 1
	}
	return 0
}

func runBench(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	given, err := parse(args, stderr)
	if err != nil {
		return err
	}
	told := newProgress(stderr)
	defer told.clear()
	if given.binary == "" {
		var folder string
		if folder, err = os.MkdirTemp("", "junction-bench-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
		told.say("building the program")
		if given.binary, err = build(ctx, folder); err != nil {
			return err
		}
	}
	if given.dsn == ownServer {
		told.say("starting a PostgreSQL server")
		url, remove, err := startServer() //nolint:contextcheck // it ends with this function
		if err != nil {
			return fmt.Errorf("a PostgreSQL server cannot be started: %w", err)
		}
		defer func() { err = errors.Join(err, remove()) }()
		given.dsn = url
	}
	b, err := newBench(ctx, given, told)
	if err != nil {
		return err
	}
	if err := b.makeData(ctx); err != nil {
		return err
	}
	measured, failed := b.measureAll(ctx)
	if ctx.Err() != nil {
		return failed
	}
	told.clear()
	return errors.Join(failed, b.print(stdout, measured))
}

// makeData makes the data if it is not there from an earlier run. Then it is only on disk, as when the machine has just
// been started, and not in memory as whoever made or read it last has left it there.
func (b *bench) makeData(ctx context.Context) error {
	there, err := b.database.Holds(ctx)
	if err == nil && !there {
		b.progress.say("making the data of size %s in %s", b.size.Name, b.database.Name())
		err = b.database.Make(ctx, func(done, total int) { b.progress.bar("making the data", done, total) })
	}
	if err != nil {
		return err
	}
	return b.database.Evict()
}

// build builds the program into a folder and returns its path.
func build(ctx context.Context, folder string) (string, error) {
	binary := filepath.Join(folder, "junction")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	out, err := exec.CommandContext(ctx, "go", "build", "-o", binary, "junction").CombinedOutput() //nolint:gosec // our own folder
	if err != nil {
		return "", fmt.Errorf("building the program: %w\n%s", err, out)
	}
	return binary, nil
}

// measureAll measures all that was asked for. What fails is missing from the result; the rest is there.
func (b *bench) measureAll(ctx context.Context) (*result, error) {
	all := &result{
		Size: b.size.Name, Engine: b.engine, Go: runtime.Version(), CPUs: runtime.NumCPU(), GOGC: b.gogc,
		Connections: b.connections, Alternations: b.alternations, Milliseconds: b.duration.Milliseconds(),
		reference: b.reference.name,
	}
	if b.clear {
		var err error
		all.Clear, err = b.clearLargest(ctx)
		return all, err
	}
	if b.heavy {
		var err error
		all.Heavy, err = b.measureHeavy(ctx)
		return all, err
	}
	if b.growTo.Name != "" {
		return all, b.growAll(ctx, all)
	}
	all.Work = make(map[string]*workResult)
	return all, b.each(ctx, all, func(w work.Work) error {
		measured, err := b.measure(ctx, w)
		if err == nil {
			all.Work[w.Name] = measured
		}
		return err
	})
}

// each measures all work that was asked for, by a function that keeps what it found.
func (b *bench) each(ctx context.Context, all *result, measure func(work.Work) error) (failed error) {
	for _, w := range b.work {
		err := measure(w)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			b.progress.say("%s failed", w.Name)
			failed = errors.Join(failed, fmt.Errorf("%s: %w", w.Name, err))
		default:
			all.order = append(all.order, w.Name)
		}
	}
	return failed
}

// print prints what was measured, and writes the plot.
func (b *bench) print(to io.Writer, measured *result) error {
	if b.svg != "" && len(measured.Work) > 0 {
		if err := writePlot(b.svg, measured); err != nil {
			return err
		}
	}
	if b.json {
		return json.NewEncoder(to).Encode(measured)
	}
	return measured.table(b.markdown).print(to)
}
