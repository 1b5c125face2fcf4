package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"junction/bench/data"
	"junction/bench/load"
	"junction/bench/work"
)

// bench is what is measured, and how.
type bench struct {
	flags
	database       data.Database
	engine         string
	program, floor command
	progress       *progress
}

// newBench returns a benchmark of a program that is built.
func newBench(ctx context.Context, given flags, progress *progress) (*bench, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	database, err := data.Open(given.dsn, given.size)
	if err != nil {
		return nil, err
	}
	engine, err := database.Engine(ctx)
	return &bench{
		flags:    given,
		database: database,
		engine:   engine,
		program: command{name: "program", binary: given.binary, gogc: given.gogc, args: func(addr, dsn string) []string {
			return []string{"--listen", addr, "--log-level", "warn", "--database", dsn}
		}},
		floor: command{name: "floor", binary: self, gogc: given.gogc, args: func(addr, dsn string) []string {
			return []string{floorCommand, addr, dsn}
		}},
		progress: progress,
	}, err
}

// side is one of the two, with what was measured of it so far.
type side struct {
	process  *process
	samples  []sample
	requests int // at many connections, as is the time of processors
	cpu      time.Duration
	cpuKnown bool
}

// sample is what was measured in one round: answers in a second, and milliseconds.
type sample struct{ perSecond, p50, p99, p50Busy, p99Busy float64 }

// measure measures one kind of request: first whether both answer the same, then both in turn.
func (b *bench) measure(ctx context.Context, w work.Work) (_ *workResult, err error) {
	b.progress.say("%s: comparing answers", w.Name)
	counted, err := b.compare(ctx, w)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", w.Name, err)
	}
	p, err := b.start(ctx, w.Mutates)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	program, floor := &side{process: p.program}, &side{process: p.floor}
	var ratios []float64
	for round := range b.alternations + 1 {
		b.progress.say("%s: round %d of %d", w.Name, round, b.alternations)
		for _, s := range []*side{program, floor} {
			if err := b.round(ctx, w, s, round); err != nil {
				return nil, fmt.Errorf("%s: the %s: %w", w.Name, s.process.name, err)
			}
		}
		if round == 0 { // which only warms up
			*program, *floor = side{process: p.program}, side{process: p.floor}
			continue
		}
		ratios = append(ratios, program.samples[round-1].perSecond/floor.samples[round-1].perSecond)
	}
	return &workResult{
		figures:      program.figures(counted.program),
		floorFigures: floorFigures(floor.figures(counted.floor)),
		Ratio:        rounded(median(ratios)),
		RatioMin:     rounded(slices.Min(ratios)),
		RatioMax:     rounded(slices.Max(ratios)),
		Rounds:       len(ratios),
		Values:       rounded(counted.values),
	}, nil
}

// singleShare is the part of a round's time that is spent on one connection besides.
const singleShare = 4

// round asks over many connections, then over one.
func (b *bench) round(ctx context.Context, w work.Work, s *side, round int) error {
	sources := make([]load.Source, b.connections+1)
	for i := range sources {
		sources[i] = w.Sequence(b.size, 1+round*len(sources)+i)
	}
	before, known := s.process.cpu()
	busy, err := load.Drive(ctx, s.process.addr, sources[1:], b.duration)
	if err != nil {
		return err
	}
	after, stillKnown := s.process.cpu()
	alone, err := load.Drive(ctx, s.process.addr, sources[:1], b.duration/singleShare)
	if err != nil {
		return err
	}
	s.cpu += after - before
	s.cpuKnown = known && stillKnown
	s.requests += len(busy.Latencies)
	s.samples = append(s.samples, sample{
		perSecond: busy.PerSecond(),
		p50:       milliseconds(alone.Quantile(.5)), p99: milliseconds(alone.Quantile(.99)),
		p50Busy: milliseconds(busy.Quantile(.5)), p99Busy: milliseconds(busy.Quantile(.99)),
	})
	return nil
}

// median is the middle one of the rounds' figures.
func (s *side) median(figure func(sample) float64) float64 {
	values := make([]float64, len(s.samples))
	for i, round := range s.samples {
		values[i] = figure(round)
	}
	return rounded(median(values))
}

func (s *side) figures(cost counters) figures {
	f := figures{
		PerSecond: s.median(func(r sample) float64 { return r.perSecond }),
		P50:       s.median(func(r sample) float64 { return r.p50 }),
		P99:       s.median(func(r sample) float64 { return r.p99 }),
		P50Busy:   s.median(func(r sample) float64 { return r.p50Busy }),
		P99Busy:   s.median(func(r sample) float64 { return r.p99Busy }),
		Allocs:    rounded(cost.allocations), Statements: rounded(cost.statements),
	}
	if s.cpuKnown {
		each := rounded(milliseconds(s.cpu) / float64(s.requests))
		f.CPU = &each
	}
	if peak, ok := s.process.peak(); ok {
		peak = rounded(peak)
		f.Peak = &peak
	}
	return f
}
