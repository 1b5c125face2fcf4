package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"junction/bench/work"
)

// table is a text above rows of cells, the first of which are the titles.
type table struct {
	markdown bool
	above    string
	rows     [][]string
}

// table lays out what was measured for people.
func (r *result) table(markdown bool) table {
	t := table{markdown: markdown, above: fmt.Sprintf(
		"Size %s, %s, GOGC=%s, %s, %d CPUs, %d alternations of %d ms at %d connections.",
		r.Size, r.Engine, r.GOGC, r.Go, r.CPUs, r.Alternations, r.Milliseconds, r.Connections)}
	if r.Clear != nil {
		t.above = fmt.Sprintf("Size %s, %s, GOGC=%s, %s, %d CPUs, %s while one client reads and one writes.",
			r.Size, r.Engine, r.GOGC, r.Go, r.CPUs, work.Cleared)
		t.clear(r)
		return t
	}
	if r.Heavy != nil {
		t.heavy(r.Heavy)
		return t
	}
	if r.Growth != nil {
		t.above = fmt.Sprintf("Sizes %s and %s", r.Size, r.Larger) + strings.TrimPrefix(t.above, "Size "+r.Size)
		t.growth(r)
		return t
	}
	at := func(what string, connections int) string { return fmt.Sprintf("%s ms at %d", what, connections) }
	t.rows = append(t.rows, []string{
		"", "", "ratio", "requests/s", at("p50", 1), at("p99", 1), at("p50", r.Connections), at("p99", r.Connections),
		"CPU ms", "allocs", "statements", "peak MiB", "values",
	})
	for _, name := range r.order {
		w := r.Work[name]
		ratio := spread{w.Ratio, w.RatioMin, w.RatioMax}.String()
		t.rows = append(t.rows,
			slices.Concat([]string{name, "program", ratio}, w.cells(), []string{short(&w.Values)}),
			slices.Concat([]string{"", r.reference, ""}, figures(w.floorFigures).cells(), []string{""}))
	}
	return t
}

func (f figures) cells() []string {
	return []string{
		short(&f.PerSecond), short(&f.P50), short(&f.P99), short(&f.P50Busy), short(&f.P99Busy),
		short(f.CPU), short(&f.Allocs), short(&f.Statements), short(f.Peak),
	}
}

// String is the median, and in brackets the least and the most.
func (s spread) String() string { return fmt.Sprintf("%.2f (%.2f–%.2f)", s.Median, s.Min, s.Max) }

// short writes a figure with as many digits as people read; one that is not known is a dash.
func short(figure *float64) string {
	switch {
	case figure == nil:
		return "–"
	case *figure >= 100:
		return grouped(int(*figure + .5))
	case *figure == float64(int(*figure)):
		return strconv.Itoa(int(*figure))
	}
	return strconv.FormatFloat(*figure, 'g', 3, 64)
}

// grouped writes a number with commas.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

func (t table) print(to io.Writer) error {
	if t.markdown {
		fmt.Fprintf(to, "%s\n\n", t.above)
		for i, row := range t.rows {
			fmt.Fprintf(to, "| %s |\n", strings.Join(row, " | "))
			if i == 0 {
				fmt.Fprintf(to, "|%s\n", strings.Repeat(" --- |", len(row)))
			}
		}
		return nil
	}
	fmt.Fprintln(to, t.above)
	aligned := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	for _, row := range t.rows {
		fmt.Fprintln(aligned, strings.Join(row, "\t"))
	}
	return aligned.Flush()
}
