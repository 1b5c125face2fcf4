package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// cpu is how much time of a processor a process has used; not ok where the system does not tell as Linux does.
func (p *process) cpu() (used time.Duration, ok bool) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0, false
	}
	// The second field, the name in brackets, may hold anything.
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	const (
		utime, stime = 14 - 3, 15 - 3        // as proc(5) counts, less what is cut off
		tick         = 10 * time.Millisecond // USER_HZ is 100 wherever Go runs
	)
	if len(fields) <= stime {
		return 0, false
	}
	for _, field := range []string{fields[utime], fields[stime]} {
		ticks, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return 0, false
		}
		used += time.Duration(ticks) * tick
	}
	return used, true
}

// peak is the most memory that a process has had at a time, in MiB; not ok where the system does not tell.
func (p *process) peak() (megabytes float64, ok bool) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid)) //nolint:gosec // our own process
	if err != nil {
		return 0, false
	}
	for line := range strings.Lines(string(status)) {
		var kilobytes float64
		if _, err := fmt.Sscanf(line, "VmHWM: %f kB", &kilobytes); err == nil {
			return kilobytes / 1024, true
		}
	}
	return 0, false
}

// counters are what a server counts from its start on.
type counters struct{ allocations, statements float64 }

// count reads a server's metrics.
func (p *process) count(ctx context.Context) (counters, error) {
	page, err := p.get(ctx, "/metrics")
	if err != nil {
		return counters{}, err
	}
	var read counters
	missing := map[string]*float64{
		"go_memstats_mallocs_total": &read.allocations, "junction_statements_total": &read.statements,
	}
	for lines := bufio.NewScanner(bytes.NewReader(page)); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), " ")
		if to, wanted := missing[name]; wanted {
			if *to, err = strconv.ParseFloat(value, 64); err != nil {
				return counters{}, err
			}
			delete(missing, name)
		}
	}
	if len(missing) > 0 {
		return counters{}, errors.New("the metrics of the " + p.name + " lack what is to be measured")
	}
	return read, nil
}

// perRequest is what was counted for each of some requests between two readings, less what a reading itself costs.
func (c counters) perRequest(before, reading counters, requests int) counters {
	n := float64(requests)
	return counters{
		(c.allocations - before.allocations - reading.allocations) / n,
		(c.statements - before.statements - reading.statements) / n,
	}
}
