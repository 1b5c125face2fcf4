package load

import (
	"context"
	"slices"
	"sync"

	"junction/graph/plan"
	"junction/storage"
)

// This file reads ahead what stands at the top of an operation, and what is selected below that.

// Query reads ahead a whole query, and reports whether nothing of it failed; otherwise whoever loads it will be told. Of the
// objects it reads some columns, or all where there are none.
func (r *Reader) Query(ctx context.Context, roots []plan.Root, columns plan.Columns) (complete bool) {
	r.columns = columns
	complete = r.named(ctx, roots)
	var lists [][]*plan.Connection // those with the same query together
	for i := range roots {
		page := roots[i].Page
		if page == nil {
			continue
		}
		place := slices.IndexFunc(lists, func(same []*plan.Connection) bool { return same[0].Query == page.Query })
		if place < 0 {
			lists = append(lists, []*plan.Connection{page})
		} else {
			lists[place] = append(lists[place], page)
		}
	}
	return atOnce(lists, func(same []*plan.Connection) bool { return r.list(ctx, same) }) && complete
}

// ReadAll makes everything be read afresh, with all columns.
func (r *Reader) ReadAll() {
	r.columns = nil
	r.Forget()
}

// Selection is objects that were read, and what is selected of them.
type Selection struct {
	IDs  []storage.ID
	Plan *plan.Object
}

// Below reads ahead what is selected below objects, and reports whether nothing failed.
func (r *Reader) Below(ctx context.Context, level []Selection) (complete bool) {
	return r.levels(ctx, r.requests(level))
}

// list reads ahead a page of all objects of a kind, what is selected of its objects, and its count.
func (r *Reader) list(ctx context.Context, same []*plan.Connection) (complete bool) {
	of, query := r.objects(same[0].Kind), same[0].Query
	complete = true
	if slices.ContainsFunc(same, func(c *plan.Connection) bool { return c.Reads }) {
		page, err := of.collection.Page(ctx, r.columns.Reading(query))
		if err != nil {
			return false
		}
		of.pages.keepOne(query, page)
		ids := make([]storage.ID, len(page.Edges))
		for i := range page.Edges {
			ids[i] = page.Edges[i].Node.ID
		}
		var level []Selection
		for _, connection := range same {
			level = append(level, below(ids, connection)...)
		}
		complete = r.Below(ctx, level)
	}
	if slices.ContainsFunc(same, func(c *plan.Connection) bool { return c.Counts }) {
		complete = of.counts.foresee(ctx, of.counts.fetch, []*storage.Query{query}) && complete
	}
	return complete
}

// atOnce does something for each of some values at the same time, and reports whether all of it was done. What panics does so
// for whoever called this.
func atOnce[T any](all []T, do func(T) bool) bool {
	switch len(all) {
	case 0:
		return true
	case 1:
		return do(all[0])
	}
	done, panicked := make([]bool, len(all)), make([]any, len(all))
	var working sync.WaitGroup
	for i := range all {
		working.Go(func() {
			defer func() { panicked[i] = recover() }()
			done[i] = do(all[i])
		})
	}
	working.Wait()
	for _, cause := range panicked {
		if cause != nil {
			panic(cause)
		}
	}
	return !slices.Contains(done, false)
}

// named reads ahead the objects that a query names by their IDs, and what is selected of them: one statement for each kind,
// however many fields name one, which reads a page of each object's too.
func (r *Reader) named(ctx context.Context, roots []plan.Root) (complete bool) {
	var level []Selection
	for i := range roots {
		begin := len(level)
		for _, object := range roots[i].Objects {
			level = append(level, Selection{Plan: object})
		}
		for _, ref := range roots[i].Refs {
			place := slices.IndexFunc(level[begin:], func(s Selection) bool { return s.Plan.Kind == ref.Kind })
			objects := &level[begin+place]
			objects.IDs = append(objects.IDs, ref.ID)
		}
	}
	if len(level) == 0 {
		return true
	}
	next := r.requests(level)
	complete = r.owners(ctx, level, next)
	complete = r.byIDs(ctx, level) && complete
	return r.levels(ctx, next) && complete
}
