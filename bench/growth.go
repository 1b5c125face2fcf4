package main

import (
	"context"
	"errors"
	"fmt"

	"junction/bench/work"
)

// growth says what a kind of request costs on more data, against what it costs on less.
type growth struct {
	grown
	Floor grown `json:"floor"`
}

// grown is what it costs one of the two.
type grown struct {
	P50 scaled  `json:"p50_ms"`                     // half the answers took at most this, at 1 connection
	CPU *scaled `json:"cpu_us_per_value,omitempty"` // processor time, microseconds, at 16 connections (-connections)
}

// scaled is a figure at both sizes, and the larger size's divided by the smaller one's of the same round.
type scaled struct {
	Small  float64 `json:"small"`
	Large  float64 `json:"large"`
	Growth spread  `json:"growth"`
}

// larger is the same benchmark of more data.
func (b *bench) larger(ctx context.Context) (*bench, error) {
	given := b.flags
	given.size = given.growTo
	if given.growDSN != "" {
		given.dsn = given.growDSN
	}
	return newBench(ctx, given, b.progress)
}

// growAll measures all work that was asked for on little data and on much.
func (b *bench) growAll(ctx context.Context, all *result) error {
	large, err := b.larger(ctx)
	if err != nil {
		return err
	}
	if err := large.makeData(ctx); err != nil {
		return err
	}
	all.Larger, all.Growth = large.size.Name, make(map[string]*growth)
	return b.each(ctx, all, func(w work.Work) error {
		measured, err := b.measureGrowth(ctx, large, w)
		if err == nil {
			all.Growth[w.Name] = measured
		}
		return err
	})
}

// measureGrowth measures one kind of request on little data and on much, in turn.
func (b *bench) measureGrowth(ctx context.Context, large *bench, w work.Work) (_ *growth, err error) {
	var values [2]float64
	var program, reference [2]*side
	for i, sized := range []*bench{b, large} {
		counted, err := sized.compare(ctx, w)
		if err != nil {
			return nil, fmt.Errorf("size %s: %w", sized.size.Name, err)
		}
		values[i] = counted.values
	}
	for i, sized := range []*bench{b, large} {
		p, failed := sized.start(ctx, w.Mutates)
		if failed != nil {
			return nil, failed
		}
		defer func() { err = errors.Join(err, p.stop()) }()
		program[i] = &side{process: p.program, size: sized.size}
		reference[i] = &side{process: p.reference, size: sized.size}
	}
	// It takes seconds until those of many pages that are asked for often are in the processor's caches.
	const warming = 5
	for _, on := range [][2]*side{program, reference} {
		if err := b.alternate(ctx, w, warming, on[:]...); err != nil {
			return nil, err
		}
	}
	return &growth{grow(program, values), grow(reference, values)}, nil
}

// grow compares a server on little data and on much, in whose answers there are so many values.
func grow(on [2]*side, values [2]float64) grown {
	small, large := on[0], on[1]
	p50 := func(s sample) float64 { return s.p50 }
	g := grown{P50: scaled{small.median(p50), large.median(p50), large.by(small, p50)}}
	each, known := small.cpu()
	eachOfLarge, alsoKnown := large.cpu()
	if known && alsoKnown {
		const microseconds = 1000
		byRequest := large.by(small, func(s sample) float64 { return s.cpu })
		byValue := func(figure float64) float64 { return rounded(figure * values[0] / values[1]) }
		g.CPU = &scaled{
			rounded(each * microseconds / values[0]),
			rounded(eachOfLarge * microseconds / values[1]),
			spread{byValue(byRequest.Median), byValue(byRequest.Min), byValue(byRequest.Max)},
		}
	}
	return g
}

// growth lays out what more data costs.
func (t *table) growth(r *result) {
	t.rows = append(t.rows, []string{
		"", "", "p50 ms at 1: " + r.Size, r.Larger, "growth", "CPU µs for a value: " + r.Size, r.Larger, "growth",
	})
	for _, name := range r.order {
		g := r.Growth[name]
		t.rows = append(t.rows,
			append([]string{name, "program"}, g.cells()...),
			append([]string{"", r.reference}, g.Floor.cells()...))
	}
}

func (g grown) cells() []string {
	if g.CPU == nil {
		return append(g.P50.cells(), short(nil), short(nil), "")
	}
	return append(g.P50.cells(), g.CPU.cells()...)
}

func (s scaled) cells() []string {
	return []string{short(&s.Small), short(&s.Large), s.Growth.String()}
}
