package main

import (
	"context"
	"fmt"
	"time"

	"junction/bench/load"
	"junction/bench/work"
)

// turn is how long a side is asked until it is another one's turn. Within a round there are many: a machine that others
// share is now fast, now slow, each for some seconds, and what is compared has to meet both alike.
const turn = 250 * time.Millisecond

// singleShare is the part of a turn's time that is spent on one connection besides.
const singleShare = 4

// alternate asks each side in turn, in as many rounds as are wanted, after some that only warm up.
func (b *bench) alternate(ctx context.Context, w work.Work, warming int, sides ...*side) error {
	turns := 0
	for round := range warming + b.alternations {
		if round < warming {
			b.progress.say("%s: warming up", w.Name)
		} else {
			b.progress.say("%s: round %d of %d", w.Name, round-warming+1, b.alternations)
		}
		rounds := make([]inTurns, len(sides))
		for lasts := true; lasts; turns++ {
			lasts = false
			for i, s := range sides {
				left := b.duration - rounds[i].busy.Elapsed
				if left <= 0 {
					continue
				}
				if err := b.turn(ctx, w, s, turns, min(turn, left), &rounds[i]); err != nil {
					return fmt.Errorf("the %s: %w", s.process.name, err)
				}
				lasts = lasts || rounds[i].busy.Elapsed < b.duration
			}
		}
		for i, s := range sides {
			if round >= warming {
				s.samples = append(s.samples, rounds[i].sample())
			}
		}
	}
	return nil
}

// inTurns is what was measured of a side in a round's turns.
type inTurns struct {
	busy, alone load.Result   // over many connections, and over one
	cpu         time.Duration // while it was busy
	cpuUnknown  bool
}

// turn asks a side over many connections, then over one.
func (b *bench) turn(ctx context.Context, w work.Work, s *side, number int, lasts time.Duration, to *inTurns) error {
	sources := make([]load.Source, b.connections+1)
	for i := range sources {
		sources[i] = w.Sequence(s.size, 1+number*len(sources)+i)
	}
	before, known := s.process.cpu()
	busy, err := load.Drive(ctx, s.process.addr, sources[1:], lasts)
	if err != nil {
		return err
	}
	after, stillKnown := s.process.cpu()
	alone, err := load.Drive(ctx, s.process.addr, sources[:1], lasts/singleShare)
	if err != nil {
		return err
	}
	to.busy, to.alone = to.busy.And(busy), to.alone.And(alone)
	to.cpu += after - before
	to.cpuUnknown = to.cpuUnknown || !known || !stillKnown
	return nil
}

func (t inTurns) sample() sample {
	return sample{
		perSecond: t.busy.PerSecond(),
		p50:       milliseconds(t.alone.Quantile(.5)), p99: milliseconds(t.alone.Quantile(.99)),
		p50Busy: milliseconds(t.busy.Quantile(.5)), p99Busy: milliseconds(t.busy.Quantile(.99)),
		cpu: milliseconds(t.cpu) / float64(len(t.busy.Latencies)), cpuKnown: !t.cpuUnknown,
	}
}
