package graph

import (
	"context"
	"slices"

	"junction/storage"
)

// This file reads ahead. When the objects of a level are known, the plan for them says what will be asked of them, so it
// is read for all of them in one statement before the first of their resolvers runs. The dataloaders' own waiting for a
// batch is left to what was not foreseen.

// seen are objects that were read, and what is selected of them.
type seen struct {
	ids  []storage.ID
	plan *objectPlan
}

// foreseeable is a relation that can read ahead for its near end.
type foreseeable interface {
	// nearKind is the kind of the objects that own the links, farKind of those that they link to.
	nearKind() storage.Kind
	farKind() storage.Kind
	// foreseeOwners reads ahead owners together with their pages.
	foreseeOwners(ctx context.Context, owners []storage.ID, q *storage.Query)
	// foreseePages and foreseeCounts read ahead for owners, each of which may be named more than once.
	foreseePages(ctx context.Context, owners []storage.ID, q *storage.Query)
	foreseeCounts(ctx context.Context, owners []storage.ID, q *storage.Query)
	// onPages are the IDs of all objects on the owners' pages, each once.
	onPages(owners []storage.ID, q *storage.Query) []storage.ID
	// write writes an owner's connection from what was read ahead, or reports that not all of it was.
	write(w *writer, owner storage.ID, plan *connectionPlan) bool
}

// foresee reads ahead what is wanted of a level, and what is selected below that, level by level, down to the last one: one statement for each query
// of a level, and one more for its count.
func (o *operation) foresee(ctx context.Context, level []*wanted) {
	for len(level) > 0 {
		var next []seen
		for _, w := range level {
			if len(w.counts) > 0 {
				w.side.foreseeCounts(ctx, w.counts, w.query)
			}
			if len(w.pages) > 0 {
				w.side.foreseePages(ctx, w.pages, w.query)
			}
			for _, below := range w.below {
				if below.ids = w.side.onPages(below.ids, w.query); len(below.ids) > 0 {
					next = append(next, below)
				}
			}
		}
		level = o.wants(next)
	}
}

// wanted is what a level wants of one relation with one query.
type wanted struct {
	side          foreseeable
	query         *storage.Query
	pages, counts []storage.ID
	below         []seen // their ids are the owners, until the pages are read
}

// wants gathers what a level's plans want, each relation and query once, however many of them ask for it.
func (o *operation) wants(level []seen) []*wanted {
	var all []*wanted
	for _, objects := range level {
		for _, field := range objects.plan.fields {
			plan := field.connection
			if plan == nil {
				continue
			}
			side := o.side(field.side)
			place := slices.IndexFunc(all, func(w *wanted) bool { return w.query == plan.query && w.side == side })
			if place < 0 {
				place = len(all)
				all = append(all, &wanted{side: side, query: plan.query})
			}
			w := all[place]
			if plan.counts {
				w.counts = together(w.counts, objects.ids)
			}
			if plan.reads {
				w.pages = together(w.pages, objects.ids)
			}
			w.below = append(w.below, seenOn(objects.ids, plan)...)
		}
	}
	return all
}

// together appends IDs to others, and copies them only where there are any.
func together(ids, more []storage.ID) []storage.ID {
	if len(ids) == 0 {
		return more[:len(more):len(more)]
	}
	return append(ids, more...)
}

func (l *linked[Near, Far]) nearKind() storage.Kind { return l.near.name }

func (l *linked[Near, Far]) farKind() storage.Kind { return l.far.name }

func (l *linked[Near, Far]) foreseeOwners(ctx context.Context, owners []storage.ID, q *storage.Query) {
	found, err := l.owners(ctx, owners, *q)
	if err != nil {
		return // whoever loads them will be told
	}
	for i := range found {
		id := found[i].Owner.Ref().ID
		l.near.byID.keepOne(id, &found[i].Owner)
		l.pages.keepOne(owned{id, q}, found[i].Page)
	}
	for _, owner := range owners {
		if _, exists := l.near.byID.known(owner); !exists {
			l.near.byID.keepOne(owner, nil)
			l.pages.keepOne(owned{owner, q}, storage.Page[Far]{})
		}
	}
}

func (l *linked[Near, Far]) foreseePages(ctx context.Context, owners []storage.ID, q *storage.Query) {
	l.pages.foresee(ctx, keys(owners, q))
}

func (l *linked[Near, Far]) foreseeCounts(ctx context.Context, owners []storage.ID, q *storage.Query) {
	l.counts.foresee(ctx, keys(owners, q))
}

func (l *linked[Near, Far]) onPages(owners []storage.ID, q *storage.Query) []storage.ID {
	var ids []storage.ID
	for _, owner := range owners {
		page, _ := l.pages.known(owned{owner, q}) // where reading failed, whoever loads it will be told
		ids = slices.Grow(ids, len(page.Edges))
		for i := range page.Edges {
			ids = append(ids, page.Edges[i].Cursor.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (l *linked[Near, Far]) forget() {
	l.pages.forget()
	l.counts.forget()
}

// keys are the keys of owners with one query, each once.
func keys(owners []storage.ID, q *storage.Query) []owned {
	all := make([]owned, 0, len(owners))
	if !slices.IsSorted(owners) {
		owners = slices.Sorted(slices.Values(owners))
	}
	for i, owner := range owners {
		if i == 0 || owner != owners[i-1] {
			all = append(all, owned{owner, q})
		}
	}
	return all
}
