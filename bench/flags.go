package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"junction/bench/data"
	"junction/bench/work"
)

// flags are what the benchmark is told.
type flags struct {
	size         data.Size
	dsn          string // of the database, or ownServer
	work         []work.Work
	alternations int
	duration     time.Duration
	connections  int
	gogc         string
	clear        bool
	heavy        bool
	growTo       data.Size // none unless growth is measured
	growDSN      string    // of its database; empty where that is beside the one of dsn

	binary         string // of the program; empty to build it
	against        string // another program's binary; empty for the floor
	json, markdown bool
	svg            string
}

const usage = `The benchmark starts the program and a floor, a hand-written server that runs the least statements there can be and has
no GraphQL, on the same data; compares their answers; and then asks both in turn, with the same client, for the same: in
each round as often as it takes, for a quarter of a second.

A time or a rate is the median of the rounds. In the output of -json, p50_ms and p99_ms are at 1 connection, p50_16_ms and
p99_16_ms at 16, or what -connections says, as is rps; floor_… is the floor's. ratio is rps by floor_rps of the same round,
the median, with ratio_min and ratio_max. allocs and statements are for a request, as is cpu_ms; peak_mb is of the process; values are those in an answer.
Whatever had the file of an SQLite database in memory, on Linux it is read from disk anew in the first rounds, which only warm up.
With -against, another program is asked in the place of the floor, and called the reference; in -json its figures are floor_…, too.
With -heavy, light requests are asked for beside -connections clients of Q2 and beside as many of heavy requests, in turn; p99_ratio is
of the same round. It fails where a heavy request is neither answered nor refused within its time.
With -growth, small and large are figures at either size, and growth is the larger size's by the smaller one's of the same round.
These are each process's own: what a PostgreSQL server uses is in none of them, only in the times.
`

// ownServer is the DSN of a PostgreSQL server that does not run yet.
const ownServer = "postgres"

// defaultAlternations is the least of which a median says much.
const defaultAlternations = 5

// parse reads the arguments. Asked for help it writes that, and the error is [flag.ErrHelp].
func parse(args []string, to io.Writer) (f flags, err error) {
	set := flag.NewFlagSet("bench", flag.ContinueOnError)
	set.SetOutput(to)
	set.Usage = func() {
		fmt.Fprintf(to, "%s\n", usage)
		for _, w := range work.All {
			fmt.Fprintf(to, "  %-4s %s\n", w.Name, w.About)
		}
		fmt.Fprintln(to)
		set.PrintDefaults()
	}
	size := set.String("size", "S", "how much data: S has 50,000 links, L ten million")
	larger := set.String("growth", "", "instead, measure how the costs of requests grow from -size to this size, both in turn")
	names := set.String("work", "", "the work, separated by commas (default all; with -growth, what only reads)")
	set.StringVar(&f.dsn, "database", "", "where the data is, or will be: path of an SQLite file (default one in -dir);\n"+
		"postgres://user:password@host:port/name for a PostgreSQL server, which keeps it in a database beside that one;\n"+
		"or "+ownServer+" for a server that is started from the programs on this machine and thrown away")
	dir := set.String("dir", "", "folder where files of data are kept between runs (default one in the user's cache)")
	gogc := set.Int("gogc", 400, "the garbage collector's setting GOGC, for both")
	set.IntVar(&f.alternations, "alternations", defaultAlternations, "rounds, each of both")
	set.DurationVar(&f.duration, "duration", 2*time.Second, "time of a round at -connections; a quarter of it more at 1")
	set.IntVar(&f.connections, "connections", 16, "connections that are asked over at once")
	set.BoolVar(&f.clear, "clear", false, "instead, clear and delete "+work.Cleared+" while others read and write")
	set.BoolVar(&f.heavy, "heavy", false, "instead, ask for what is light beside clients that send the heaviest requests")
	set.StringVar(&f.binary, "program", "", "measure this program instead of the one built from here")
	set.StringVar(&f.against, "against", "", "measure against this program, such as one of another commit, instead of the floor")
	set.BoolVar(&f.json, "json", false, "print one JSON object")
	set.BoolVar(&f.markdown, "markdown", false, "print the table as Markdown")
	set.StringVar(&f.svg, "svg", "", "write a plot of the ratios to this file")
	if err := set.Parse(args); err != nil {
		return f, err
	}
	f.gogc = strconv.Itoa(*gogc)
	switch {
	case set.NArg() > 0:
		return f, fmt.Errorf("%q is no flag", set.Arg(0))
	case f.alternations < 1 || f.connections < 1 || f.duration <= 0 || *gogc < 1:
		return f, errors.New("-alternations, -connections, -duration and -gogc must be positive")
	case (f.clear || f.heavy) && f.against != "":
		return f, errors.New("-clear and -heavy measure the program alone, -against two")
	case f.clear && f.heavy || *larger != "" && (f.clear || f.heavy):
		return f, errors.New("-clear, -growth and -heavy exclude each other")
	case f.heavy && f.svg != "":
		return f, errors.New("of -heavy there is no plot")
	}
	if f.size, err = data.Named(*size); err != nil {
		return f, err
	}
	if f.work, err = work.Named(*names); err != nil {
		return f, err
	}
	if *larger != "" {
		return f, f.parseGrowth(*larger, *names, *dir)
	}
	if f.dsn == "" {
		f.dsn, err = kept(*dir, f.size)
	}
	return f, err
}

// parseGrowth reads what is to be known of the larger size.
func (f *flags) parseGrowth(larger, names, dir string) (err error) {
	if f.growTo, err = data.Named(larger); err != nil {
		return err
	}
	if names == "" {
		f.work = slices.DeleteFunc(slices.Clone(f.work), func(w work.Work) bool { return w.Mutates })
	}
	switch {
	case f.growTo.Links <= f.size.Links:
		return fmt.Errorf("-growth %s is not more than -size %s", f.growTo.Name, f.size.Name)
	case f.svg != "":
		return errors.New("of -growth there is no plot")
	case f.dsn == "":
		if f.dsn, err = kept(dir, f.size); err == nil {
			f.growDSN, err = kept(dir, f.growTo)
		}
	case f.dsn != ownServer && !strings.Contains(f.dsn, "://"):
		return errors.New("-growth needs two files: name a folder with -dir")
	}
	return err
}

// kept is where the data of a size is kept.
func kept(dir string, size data.Size) (string, error) {
	if dir == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", fmt.Errorf("%w; name a folder with -dir", err)
		}
		dir = filepath.Join(cache, "junction-bench")
	}
	return filepath.Join(dir, fmt.Sprintf("%s-%d.db", size.Name, data.Version)), nil
}
