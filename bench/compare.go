package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"junction/bench/load"
	"junction/bench/work"
)

// Answers are compared until there were enough, or until it has taken long, but a few always.
const (
	warmingAnswers = 50
	countedAnswers = 200
	fewestAnswers  = 3
	compareWithin  = 10 * time.Second
)

// compared is what was counted for a request while answers were compared.
type compared struct {
	program, reference counters
	values             float64 // in an answer: numbers, texts, booleans and nulls
}

// compare asks the program and its reference the same, one after the other, and fails when they answer with different
// bytes. On the way it counts what a request costs each of them, and gives. It asks servers of its own, so that what is
// measured later is not disturbed by the counting.
func (b *bench) compare(ctx context.Context, w work.Work) (counted compared, err error) {
	b.progress.say("%s: comparing answers", w.Name)
	p, err := b.start(ctx, w.Mutates)
	if err != nil {
		return counted, err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	source := w.Sequence(b.size, 0)
	// What is made once, such as prepared statements, is made now.
	if _, _, err := p.compare(ctx, source, warmingAnswers); err != nil {
		return counted, err
	}
	programAt, referenceAt := meter{process: p.program}, meter{process: p.reference}
	if err := errors.Join(programAt.begin(ctx), referenceAt.begin(ctx)); err != nil {
		return counted, err
	}
	asked, values, err := p.compare(ctx, source, countedAnswers)
	if err != nil {
		return counted, err
	}
	counted.values = float64(values) / float64(asked)
	if counted.program, err = programAt.end(ctx, asked); err != nil {
		return counted, err
	}
	counted.reference, err = referenceAt.end(ctx, asked)
	return counted, err
}

// compare asks both the same, so many times at most, and returns how many times it did, and how many values the answers
// held.
func (p *pair) compare(ctx context.Context, source load.Source, most int) (asked, values int, err error) {
	program, err := load.Dial(ctx, p.program.addr)
	if err != nil {
		return 0, 0, err
	}
	defer program.Close()
	reference, err := load.Dial(ctx, p.reference.addr)
	if err != nil {
		return 0, 0, err
	}
	defer reference.Close()
	begin := time.Now()
	for asked < most && (asked < fewestAnswers || time.Since(begin) < compareWithin) {
		question := source.Next()
		want, err := program.Ask(question)
		if err != nil {
			return asked, values, fmt.Errorf("the program: %w", err)
		}
		have, err := reference.Ask(question)
		if err != nil {
			return asked, values, fmt.Errorf("the %s: %w", p.reference.name, err)
		}
		if !bytes.Equal(want, have) {
			return asked, values, fmt.Errorf("the answers differ, which makes both worthless:\n%s\nprogram: %s\n%s: %s",
				question, around(want, have), p.reference.name, around(have, want))
		}
		var answer any
		if err := json.Unmarshal(want, &answer); err != nil {
			return asked, values, fmt.Errorf("the answer is no JSON: %w", err)
		}
		values += valuesIn(answer)
		asked++
	}
	return asked, values, nil
}

// valuesIn counts the values in a part of an answer.
func valuesIn(part any) (count int) {
	switch part := part.(type) {
	case map[string]any:
		for _, value := range part {
			count += valuesIn(value)
		}
	case []any:
		for _, value := range part {
			count += valuesIn(value)
		}
	default:
		return 1
	}
	return count
}

// around is the part of an answer where it begins to differ from another.
func around(answer, other []byte) []byte {
	at := 0
	for at < min(len(answer), len(other)) && answer[at] == other[at] {
		at++
	}
	const before, after = 60, 140
	return bytes.TrimSpace(answer[max(0, at-before):min(len(answer), at+after)])
}

// meter counts what requests cost a process.
type meter struct {
	process         *process
	before, reading counters
}

// begin reads twice, to know what reading itself costs.
func (m *meter) begin(ctx context.Context) error {
	first, err := m.process.count(ctx)
	if err != nil {
		return err
	}
	m.before, err = m.process.count(ctx)
	m.reading = counters{m.before.allocations - first.allocations, m.before.statements - first.statements}
	return err
}

// end returns the cost of a request.
func (m *meter) end(ctx context.Context, requests int) (counters, error) {
	after, err := m.process.count(ctx)
	return after.perRequest(m.before, m.reading, requests), err
}
