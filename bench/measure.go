package main

import (
	"context"
	"errors"
	"os"
	"slices"

	"junction/bench/data"
	"junction/bench/work"
)

// bench is what is measured, and how.
type bench struct {
	flags
	database           data.Database
	engine             string
	program, reference command
	progress           *progress
}

// newBench returns a benchmark of a program that is built.
func newBench(ctx context.Context, given flags, progress *progress) (*bench, error) {
	reference, err := referenceOf(given)
	if err != nil {
		return nil, err
	}
	database, err := data.Open(given.dsn, given.size)
	if err != nil {
		return nil, err
	}
	engine, err := database.Engine(ctx)
	return &bench{
		flags:     given,
		database:  database,
		engine:    engine,
		program:   command{name: "program", binary: given.binary, gogc: given.gogc, args: serve},
		reference: reference,
		progress:  progress,
	}, err
}

// referenceOf is what the program is measured against: another program, or the floor.
func referenceOf(given flags) (command, error) {
	if given.against != "" {
		return command{name: "reference", binary: given.against, gogc: given.gogc, args: serve}, nil
	}
	self, err := os.Executable()
	return command{name: "floor", binary: self, gogc: given.gogc, args: func(addr, dsn string) []string {
		return []string{floorCommand, addr, dsn}
	}}, err
}

// serve is what a program is told to serve a database. Environment variables may have other names in another version.
func serve(addr, dsn string) []string {
	return []string{"--listen", addr, "--log-level", "warn", "--database", dsn}
}

// side is a server on data of a size, with what was measured of it so far.
type side struct {
	process *process
	size    data.Size
	samples []sample
}

// sample is what was measured in one round: answers in a second, and milliseconds.
type sample struct {
	perSecond, p50, p99, p50Busy, p99Busy float64

	cpu      float64 // for a request, at many connections
	cpuKnown bool
}

// measure measures one kind of request: first whether both answer the same, then both in turn.
func (b *bench) measure(ctx context.Context, w work.Work) (_ *workResult, err error) {
	counted, err := b.compare(ctx, w)
	if err != nil {
		return nil, err
	}
	p, err := b.start(ctx, w.Mutates)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	program, reference := &side{process: p.program, size: b.size}, &side{process: p.reference, size: b.size}
	const warming = 1
	if err := b.alternate(ctx, w, warming, program, reference); err != nil {
		return nil, err
	}
	ratio := program.by(reference, func(s sample) float64 { return s.perSecond })
	return &workResult{
		figures:      program.figures(counted.program),
		floorFigures: floorFigures(reference.figures(counted.reference)),
		Ratio:        ratio.Median,
		RatioMin:     ratio.Min,
		RatioMax:     ratio.Max,
		Rounds:       len(program.samples),
		Values:       rounded(counted.values),
	}, nil
}

// median is the middle one of the rounds' figures.
func (s *side) median(figure func(sample) float64) float64 {
	values := make([]float64, len(s.samples))
	for i, round := range s.samples {
		values[i] = figure(round)
	}
	return rounded(median(values))
}

// spread is a figure's median, least and most of all rounds.
type spread struct {
	Median float64 `json:"median"`
	Min    float64 `json:"min"`
	Max    float64 `json:"max"`
}

// by divides each round's figure by another side's of the same round.
func (s *side) by(other *side, figure func(sample) float64) spread {
	ratios := make([]float64, len(s.samples))
	for i, round := range s.samples {
		ratios[i] = figure(round) / figure(other.samples[i])
	}
	return spreadOf(ratios)
}

func spreadOf(figures []float64) spread {
	return spread{rounded(median(figures)), rounded(slices.Min(figures)), rounded(slices.Max(figures))}
}

// cpu is the time of processors for a request, in milliseconds; not ok where the system does not tell.
func (s *side) cpu() (each float64, ok bool) {
	known := !slices.ContainsFunc(s.samples, func(round sample) bool { return !round.cpuKnown })
	return s.median(func(round sample) float64 { return round.cpu }), known
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
	if each, ok := s.cpu(); ok {
		f.CPU = &each
	}
	if peak, ok := s.process.peak(); ok {
		peak = rounded(peak)
		f.Peak = &peak
	}
	return f
}
