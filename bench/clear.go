package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"junction/bench/load"
	"junction/bench/work"
)

// heldUp says what a clearing cost, and how it held up others.
type heldUp struct {
	Links       int      `json:"links"`         // that it removed
	Took        float64  `json:"took_ms"`       //
	ReaderWaits float64  `json:"reader_max_ms"` // the longest that a client waited for a read meanwhile
	WriterWaits float64  `json:"writer_max_ms"` // the longest that a client waited for a link of another object
	Peak        *float64 `json:"peak_mb,omitempty"`
}

// clearLargest makes every clearing on a copy of its own.
func (b *bench) clearLargest(ctx context.Context) (map[string]*heldUp, error) {
	patient := b.program
	patient.args = func(addr, dsn string) []string {
		return append(b.program.args(addr, dsn), "--max-time", "10m") // to see how long it takes, whatever that is
	}
	all := make(map[string]*heldUp)
	for _, clearing := range work.Clearings {
		b.progress.say("%s: %s", clearing.Name, work.Cleared)
		held, err := b.clearOne(ctx, patient, clearing)
		if err != nil {
			return all, fmt.Errorf("%s: %w", clearing.Name, err)
		}
		all[clearing.Name] = held
	}
	return all, nil
}

func (b *bench) clearOne(ctx context.Context, patient command, clearing work.Clearing) (held *heldUp, err error) {
	body, err := clearing.Request(b.size)
	if err != nil {
		return nil, err
	}
	db, err := b.database.Copy(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Remove()) }()
	program, err := patient.start(ctx, db.DSN())
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, program.stop()) }()

	reads, err := b.beside(ctx, program, "Q1")
	if err != nil {
		return nil, err
	}
	writes, err := b.beside(ctx, program, "M1")
	if err != nil {
		return nil, err
	}
	held = &heldUp{}
	cleared := program.ask(ctx, body, held)
	if held.ReaderWaits, err = reads(); err == nil {
		held.WriterWaits, err = writes()
	}
	if peak, ok := program.peak(); ok {
		peak = rounded(peak)
		held.Peak = &peak
	}
	return held, errors.Join(cleared, err)
}

// ask makes the request of a clearing.
func (p *process) ask(ctx context.Context, body []byte, held *heldUp) error {
	client, err := load.Dial(ctx, p.addr)
	if err != nil {
		return err
	}
	defer client.Close()
	begin := time.Now()
	answer, err := client.Ask(body)
	if err != nil {
		return err
	}
	held.Took = rounded(milliseconds(time.Since(begin)))
	var told struct {
		Data struct{ Done struct{ Links int } }
	}
	err = json.Unmarshal(answer, &told)
	held.Links = told.Data.Done.Links
	return err
}

// beside asks over one connection, from now until the function that it returns is called, which returns the longest
// time that an answer took. It returns when the first answer is there.
func (b *bench) beside(ctx context.Context, p *process, name string) (longest func() (float64, error), err error) {
	named, err := work.Named(name)
	if err != nil {
		return nil, err
	}
	client, err := load.Dial(ctx, p.addr)
	if err != nil {
		return nil, err
	}
	source := named[0].Sequence(b.size, 0)
	if _, err := client.Ask(source.Next()); err != nil {
		client.Close()
		return nil, err
	}
	end, ended := make(chan struct{}), make(chan error, 1)
	var most time.Duration
	go func() {
		defer client.Close()
		for {
			select {
			case <-end:
				ended <- nil
				return
			default:
			}
			begin := time.Now()
			if _, err := client.Ask(source.Next()); err != nil {
				ended <- err
				return
			}
			most = max(most, time.Since(begin))
		}
	}()
	return func() (float64, error) {
		close(end)
		err := <-ended
		return rounded(milliseconds(most)), err
	}, nil
}

// clear lays out what clearing cost.
func (t *table) clear(r *result) {
	t.rows = append(t.rows, []string{"", "links", "took ms", "longest read ms", "longest write ms", "peak MiB"})
	for _, clearing := range work.Clearings {
		held, measured := r.Clear[clearing.Name]
		if !measured {
			continue
		}
		t.rows = append(t.rows, []string{
			clearing.Name, grouped(held.Links), short(&held.Took), short(&held.ReaderWaits), short(&held.WriterWaits),
			short(held.Peak),
		})
	}
}
