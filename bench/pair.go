package main

import (
	"context"
	"errors"

	"junction/bench/data"
)

// pair is the program and what it is measured against, both started on the same data.
type pair struct {
	program, reference *process
	copies             []data.Database
}

// start starts both. Where they will change the data, each gets a copy of its own.
func (b *bench) start(ctx context.Context, mutates bool) (_ *pair, err error) {
	p := &pair{}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.stop())
		}
	}()
	for _, each := range []struct {
		command command
		process **process
	}{{b.program, &p.program}, {b.reference, &p.reference}} {
		db := b.database
		if mutates {
			if db, err = b.database.Copy(ctx); err != nil {
				return nil, err
			}
			p.copies = append(p.copies, db)
		}
		if *each.process, err = each.command.start(ctx, db.DSN()); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// stop stops both and removes their copies.
func (p *pair) stop() error {
	var err error
	for _, process := range []*process{p.program, p.reference} {
		if process != nil {
			err = errors.Join(err, process.stop())
		}
	}
	for _, db := range p.copies {
		err = errors.Join(err, db.Remove())
	}
	return err
}
