package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"junction/bench/load"
	"junction/bench/work"
)

// heavyResult says how light requests fare beside heavy ones, and what becomes of those.
type heavyResult struct {
	Light map[string]*lightResult  `json:"light"`
	Heavy map[string]heavyRequests `json:"heavy"`
}

// heavyRequests says what became of the heavy requests of one kind.
type heavyRequests struct {
	latencies
	Refused int `json:"refused"` // of the requests
}

// lightResult says how long a light request took beside clients of Q2, and beside as many that send what is heavy.
type lightResult struct {
	Beside      latencies `json:"beside_q2"`
	BesideHeavy latencies `json:"beside_heavy"`
	Ratio       spread    `json:"p99_ratio"` // beside what is heavy, by beside Q2, of the same round
}

// latencies are in milliseconds, of all rounds together.
type latencies struct {
	Requests int     `json:"requests"`
	P50      float64 `json:"p50_ms"`
	P99      float64 `json:"p99_ms"`
	Max      float64 `json:"max_ms"`
}

func latenciesOf(r load.Result) latencies {
	return latencies{
		Requests: len(r.Latencies),
		P50:      rounded(milliseconds(r.Quantile(.5))), P99: rounded(milliseconds(r.Quantile(.99))),
		Max: rounded(milliseconds(r.Quantile(1))),
	}
}

// lightRequest is asked for over one connection, again and again.
type lightRequest struct {
	name string
	ask  func(*load.Client) error
}

// lightRequests are what must not wait for what is heavy. Those of different numbers ask for different things.
func (b *bench) lightRequests(number int) []lightRequest {
	read, write := work.Point.Sequence(b.size, number), work.Link.Sequence(b.size, number)
	return []lightRequest{
		{"read", func(c *load.Client) error { _, err := c.Ask(read.Next()); return err }},
		{"write", func(c *load.Client) error { _, err := c.Ask(write.Next()); return err }},
		{"ready", func(c *load.Client) error { _, err := c.Get("/readyz"); return err }},
	}
}

// background keeps the program busy until a moment, in the turn of a number.
type background func(ctx context.Context, turn int, until time.Time) error

// measureHeavy measures light requests beside clients of Q2 and beside clients of what is heavy, both in turn.
func (b *bench) measureHeavy(ctx context.Context) (_ *heavyResult, err error) {
	db, err := b.database.Copy(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Remove()) }()
	program, err := b.program.start(ctx, db.DSN())
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, program.stop()) }()

	heavy := &tally{kinds: make(map[string]*outcome)}
	q2, err := work.Named("Q2")
	if err != nil {
		return nil, err
	}
	backgrounds := [2]background{b.queries(program, q2[0]), b.heavyRequests(program, heavy)}
	var rounds [2]map[string][]load.Result // by the light request's name
	for i := range rounds {
		rounds[i] = make(map[string][]load.Result)
	}
	const warming = 1
	for round := range warming + b.alternations {
		b.progress.say("light requests beside heavy ones: round %d of %d", max(round, 1), b.alternations)
		for i, busy := range backgrounds {
			measured, err := b.lightBeside(ctx, program, 2*round+i, busy)
			if err != nil {
				return nil, err
			}
			for name, result := range measured {
				if round >= warming {
					rounds[i][name] = append(rounds[i][name], result)
				}
			}
		}
	}
	result := &heavyResult{Light: make(map[string]*lightResult), Heavy: make(map[string]heavyRequests)}
	for name := range rounds[0] {
		result.Light[name] = lightResultOf(rounds[0][name], rounds[1][name])
	}
	for name, of := range heavy.kinds {
		slices.Sort(of.Latencies)
		result.Heavy[name] = heavyRequests{latenciesOf(of.Result), of.refused}
	}
	return result, nil
}

// queries are clients of a kind of query.
func (b *bench) queries(p *process, kind work.Work) background {
	return func(ctx context.Context, turn int, until time.Time) error {
		sources := make([]load.Source, b.connections)
		for i := range sources {
			sources[i] = kind.Sequence(b.size, turn*len(sources)+i)
		}
		_, err := load.Drive(ctx, p.addr, sources, time.Until(until))
		return err
	}
}

// heavyRequests are clients that send what is heavy.
func (b *bench) heavyRequests(p *process, to *tally) background {
	clients := make([]*heavyClient, b.connections)
	for i := range clients {
		clients[i] = newHeavyClient(p, b.size, i)
	}
	return func(ctx context.Context, _ int, until time.Time) error {
		failed := make([]error, len(clients))
		var all sync.WaitGroup
		for i, client := range clients {
			all.Go(func() { failed[i] = client.drive(ctx, i, until, to) })
		}
		all.Wait()
		return errors.Join(failed...)
	}
}

// lightBeside asks for what is light while something keeps the program busy.
func (b *bench) lightBeside(ctx context.Context, p *process, turn int, busy background) (map[string]load.Result, error) {
	until := time.Now().Add(b.duration)
	background := make(chan error, 1)
	go func() { background <- busy(ctx, turn, until) }()

	light := b.lightRequests(turn)
	results, failed := make([]load.Result, len(light)), make([]error, len(light))
	var all sync.WaitGroup
	for i, request := range light {
		all.Go(func() {
			if results[i], failed[i] = load.Repeat(ctx, p.addr, request.ask, b.duration); failed[i] != nil {
				failed[i] = fmt.Errorf("%s: %w", request.name, failed[i])
			}
		})
	}
	all.Wait()
	measured := make(map[string]load.Result)
	for i, request := range light {
		measured[request.name] = results[i]
	}
	return measured, errors.Join(append(failed, <-background)...)
}

// lightResultOf compares rounds beside Q2 with those beside what is heavy.
func lightResultOf(beside, besideHeavy []load.Result) *lightResult {
	var all, allHeavy load.Result
	ratios := make([]float64, len(beside))
	for i := range beside {
		all, allHeavy = all.And(beside[i]), allHeavy.And(besideHeavy[i])
		ratios[i] = milliseconds(besideHeavy[i].Quantile(.99)) / milliseconds(beside[i].Quantile(.99))
	}
	return &lightResult{latenciesOf(all), latenciesOf(allHeavy), spreadOf(ratios)}
}

// heavy lays out what light requests took, and what became of those that are heavy.
func (t *table) heavy(r *heavyResult) {
	t.rows = append(t.rows, []string{"", "", "requests", "refused", "p50 ms", "p99 ms", "max ms", "ratio of p99"})
	for _, name := range slices.Sorted(maps.Keys(r.Light)) {
		light := r.Light[name]
		t.rows = append(t.rows,
			append(light.Beside.cells(name, "beside Q2", ""), ""),
			append(light.BesideHeavy.cells("", "beside heavy", ""), light.Ratio.String()))
	}
	for _, name := range slices.Sorted(maps.Keys(r.Heavy)) {
		heavy := r.Heavy[name]
		t.rows = append(t.rows, append(heavy.cells(name, "heavy", grouped(heavy.Refused)), ""))
	}
}

func (l latencies) cells(name, what, refused string) []string {
	return []string{name, what, grouped(l.Requests), refused, short(&l.P50), short(&l.P99), short(&l.Max)}
}
