package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"junction/bench/data"
	"junction/bench/work"
	"junction/internal/effort"
	"junction/storage/postgres/postgrestest"
)

// binary is the program, built once for all tests.
var binary string

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == floorCommand { // started as the floor by a test
		main()
	}
	effort.Overlap()
	os.Exit(buildAndRun(m))
}

func buildAndRun(m *testing.M) int {
	folder, err := os.MkdirTemp("", "junction-bench-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	if binary, err = build(context.Background(), folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

// The floor is worth something only if it does all of the work.
func TestFloorAnswersAsTheProgramDoes(t *testing.T) {
	t.Parallel()
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		answersAlike(t, "-dir", t.TempDir())
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		answersAlike(t, "-database", server(t))
	})
}

func answersAlike(t *testing.T, args ...string) {
	t.Helper()
	given, err := parse(append([]string{"-size", "XS", "-program", binary}, args...), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	b, err := newBench(t.Context(), given, newProgress(io.Discard))
	if err != nil {
		t.Fatal(err)
	}
	if err := b.makeData(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, w := range work.All {
		t.Run(w.Name, func(t *testing.T) { // one by one: nobody may have open what is copied
			counted, err := b.compare(t.Context(), w)
			if err != nil {
				t.Fatal(err)
			}
			program, floor := counted.program, counted.reference
			if counted.values < 2 {
				t.Errorf("an answer has %v values", counted.values)
			}
			if floor.statements < 1 || floor.statements > 3 || program.statements < 1 {
				t.Errorf("%v statements of the program's for a request, and %v of the floor's", program.statements, floor.statements)
			}
			if program.allocations < 1 || floor.allocations < 1 {
				t.Errorf("%v allocations of the program's for a request, and %v of the floor's", program.allocations, floor.allocations)
			}
		})
	}
}

func TestJSONHasWhatIsPromised(t *testing.T) {
	t.Parallel()
	plot := filepath.Join(t.TempDir(), "plot.svg")
	out := output(t, "-json", "-svg", plot, "-work", "Q1,m1")
	var told struct {
		Size string
		Work map[string]map[string]float64
	}
	if err := json.Unmarshal(out, &told); err != nil {
		t.Fatalf("%v in\n%s", err, out)
	}
	if told.Size != "XS" || len(told.Work) != 2 {
		t.Errorf("it is about %s and %d kinds of work", told.Size, len(told.Work))
	}
	names := []string{"ratio", "ratio_min", "ratio_max", "rounds", "values"}
	for _, name := range []string{"rps", "p50_ms", "p99_ms", "p50_16_ms", "p99_16_ms", "allocs", "statements"} {
		names = append(names, name, "floor_"+name)
	}
	if _, err := os.Stat("/proc/self/stat"); err == nil {
		names = append(names, "peak_mb", "floor_peak_mb", "cpu_ms", "floor_cpu_ms")
	}
	for _, name := range []string{"Q1", "M1"} {
		for _, figure := range names {
			value, there := told.Work[name][figure]
			// Little time of a processor is none, as the system counts it.
			if !there || value <= 0 && !strings.HasSuffix(figure, "cpu_ms") {
				t.Errorf("%s of %s is %v", figure, name, value)
			}
		}
	}

	drawn, err := os.ReadFile(plot)
	if err != nil {
		t.Fatal(err)
	}
	for tokens := xml.NewDecoder(bytes.NewReader(drawn)); ; {
		if _, err := tokens.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("the plot is no XML: %v\n%s", err, drawn)
		}
	}
	if bars := bytes.Count(drawn, []byte("<rect")); bars != 2 {
		t.Errorf("the plot has %d bars", bars)
	}
}

func TestTableIsMarkdown(t *testing.T) {
	t.Parallel()
	lines := strings.Split(strings.TrimSpace(string(output(t, "-markdown", "-work", "Q4"))), "\n")
	if len(lines) != 6 || !strings.HasPrefix(lines[3], "| --- |") || !strings.HasPrefix(lines[4], "| Q4 | program |") {
		t.Errorf("it is\n%s", strings.Join(lines, "\n"))
	}
	for _, line := range lines[2:] {
		if strings.Count(line, "|") != strings.Count(lines[2], "|") {
			t.Errorf("%s\nhas other columns than\n%s", line, lines[2])
		}
	}
}

// Two of the same program, so that what is counted has to be the same.
func TestAgainstAnotherProgram(t *testing.T) {
	t.Parallel()
	var told struct{ Work map[string]workResult }
	if err := json.Unmarshal(output(t, "-against", binary, "-json", "-work", "Q1,M1"), &told); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Q1", "M1"} {
		w := told.Work[name]
		if w.Ratio <= 0 || w.figures.Statements < 1 || w.figures.Statements != w.floorFigures.Statements {
			t.Errorf("%s: ratio %v, %v statements, and %v of the same program's",
				name, w.Ratio, w.figures.Statements, w.floorFigures.Statements)
		}
	}
	lines := strings.Split(strings.TrimSpace(string(output(t, "-against", binary, "-markdown", "-work", "Q1"))), "\n")
	if last := lines[len(lines)-1]; !strings.HasPrefix(last, "|  | reference | ") {
		t.Errorf("the last line is %s", last)
	}
}

func TestClearTellsWhoWaited(t *testing.T) {
	t.Parallel()
	var told struct{ Clear map[string]heldUp }
	if err := json.Unmarshal(output(t, "-clear", "-json"), &told); err != nil {
		t.Fatal(err)
	}
	for _, way := range []string{"clear", "delete"} {
		held := told.Clear[way]
		if held.Links < 200 || held.Took <= 0 || held.ReaderWaits <= 0 || held.WriterWaits <= 0 {
			t.Errorf("%s: %+v", way, held)
		}
	}
}

func TestGrowthIsFromOneSizeToAnother(t *testing.T) {
	t.Parallel()
	type figure struct {
		Small, Large float64
		Growth       struct{ Median, Min, Max float64 }
	}
	type figures struct {
		P50 figure `json:"p50_ms"`
		CPU figure `json:"cpu_us_per_value"`
	}
	var told struct {
		Size, Larger string
		Growth       map[string]struct {
			figures
			Floor figures
		}
	}
	out := output(t, "-growth", "S", "-work", "Q3", "-duration", "100ms", "-json")
	if err := json.Unmarshal(out, &told); err != nil {
		t.Fatalf("%v in\n%s", err, out)
	}
	if told.Size != "XS" || told.Larger != "S" || len(told.Growth) != 1 {
		t.Errorf("it is about %d kinds of work from %s to %s", len(told.Growth), told.Size, told.Larger)
	}
	q3 := told.Growth["Q3"]
	must := []figure{q3.P50, q3.Floor.P50}
	if _, err := os.Stat("/proc/self/stat"); err == nil {
		must = append(must, q3.CPU, q3.Floor.CPU)
	}
	for _, figure := range must {
		growth := figure.Growth
		if figure.Small <= 0 || figure.Large <= 0 || growth.Min <= 0 || growth.Min > growth.Median || growth.Median > growth.Max {
			t.Errorf("a figure of %s is %+v", out, figure)
		}
	}
}

func TestTableOfGrowthHasALineForEither(t *testing.T) {
	t.Parallel()
	lines := strings.Split(strings.TrimSpace(string(output(t, "-growth", "S", "-work", "Q1,Q4", "-markdown"))), "\n")
	if len(lines) != 8 || !strings.HasPrefix(lines[6], "| Q4 | program | ") || !strings.HasPrefix(lines[7], "|  | floor | ") {
		t.Errorf("it is\n%s", strings.Join(lines, "\n"))
	}
	for _, line := range lines[2:] {
		if strings.Count(line, "|") != strings.Count(lines[2], "|") {
			t.Errorf("%s\nhas other columns than\n%s", line, lines[2])
		}
	}
}

func TestMistakesAreSaid(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ flags, says string }{
		{"-size XXL", `no size "XXL"`},
		{"-work Q1,Q9", `no work "Q9"`},
		{"-alternations 0", "must be positive"},
		{"-size L -growth S", "not more than"},
		{"-growth L -clear", "exclude each other"},
		{"-clear -heavy", "exclude each other"},
		{"-heavy -against junction", "alone"},
		{"-heavy -svg plot.svg", "no plot"},
		{"-clear -against junction", "alone"},
		{"-growth L -svg plot.svg", "no plot"},
		{"-growth L -database one.db", "two files"},
		{"Q1", "no flag"},
	} {
		_, err := parse(strings.Fields(test.flags), io.Discard)
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("of %s it says %v", test.flags, err)
		}
	}
}

func TestInterruptedRunLeavesOnlyTheData(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() { // ends it once the data is there and a copy, which changes are made to
		for ; ctx.Err() == nil; time.Sleep(10 * time.Millisecond) {
			if copies, _ := filepath.Glob(filepath.Join(folder, "copy-*")); len(copies) > 0 {
				cancel()
			}
		}
	}()
	args := []string{"-size", "XS", "-program", binary, "-dir", folder, "-work", "M1", "-duration", "1m"}
	var stderr bytes.Buffer
	if code := run(ctx, args, io.Discard, &stderr); code != 130 {
		t.Errorf("it ends with %d: %s", code, &stderr)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("what is left is %v", entries)
	}
}

func TestSequencesAreTheSameEachTime(t *testing.T) {
	t.Parallel()
	size, err := data.Named("S")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range work.All {
		one, same, other := w.Sequence(size, 1), w.Sequence(size, 1), w.Sequence(size, 2)
		differs := false
		for range 5 {
			asked := string(one.Next())
			if string(same.Next()) != asked {
				t.Errorf("%s asks for something else each time", w.Name)
			}
			differs = differs || string(other.Next()) != asked
			var body struct{ OperationName string }
			if err := json.Unmarshal([]byte(asked), &body); err != nil || body.OperationName != w.Name {
				t.Errorf("%s asks %s: %v", w.Name, asked, err)
			}
		}
		if !differs && w.Name != "Q4" { // which has but one thing to ask
			t.Errorf("two sequences of %s are the same", w.Name)
		}
	}
}

// server is the URL of a database of a PostgreSQL server. What the benchmark makes beside it goes with it.
func server(t *testing.T) string {
	t.Helper()
	url := postgrestest.Database(t)
	t.Cleanup(func() {
		db, err := sql.Open("pgx", url)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var made string
		if err := db.QueryRow("SELECT current_database() || '_bench_xs_1'").Scan(&made); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec("DROP DATABASE " + made); err != nil {
			t.Error(err)
		}
	})
	return url
}

// output runs the benchmark on little data for a short time, and returns what it prints.
func output(t *testing.T, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	quick := []string{"-size", "XS", "-program", binary, "-dir", t.TempDir(), "-alternations", "2", "-duration", "20ms"}
	if code := run(t.Context(), append(quick, args...), &stdout, &stderr); code != 0 {
		t.Fatalf("it ends with %d: %s", code, &stderr)
	}
	return stdout.Bytes()
}
