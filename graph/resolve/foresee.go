package resolve

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

// foresee reads ahead what is wanted of a level, and what is selected below that, level by level, down to the last one:
// one statement for each query of a level, and one more for its count.
func (o *operation) foresee(ctx context.Context, level []*wanted) {
	for len(level) > 0 {
		var next []seen
		for _, w := range level {
			if len(w.counts) > 0 {
				w.links.foreseeCounts(ctx, w.counts, w.query)
			}
			if len(w.pages) > 0 {
				w.links.foreseePages(ctx, w.pages, w.query, o.columns.of(w.query))
			}
			for _, below := range w.below {
				if below.ids = w.links.onPages(below.ids, w.query); len(below.ids) > 0 {
					next = append(next, below)
				}
			}
		}
		level = o.wants(next)
	}
}

// wanted is what a level wants of one relation with one query.
type wanted struct {
	links         *linked
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
			links := o.linked(field.side)
			place := slices.IndexFunc(all, func(w *wanted) bool { return w.query == plan.query && w.links == links })
			if place < 0 {
				place = len(all)
				all = append(all, &wanted{links: links, query: plan.query})
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

// foreseeOwners reads ahead owners together with their pages, both with some of their fields; 0 is all.
func (l *linked) foreseeOwners(
	ctx context.Context, owners []storage.ID, fields storage.Fields, q *storage.Query, onPages storage.Fields,
) {
	found, err := l.owners(ctx, owners, fields, selecting(q, onPages))
	if err != nil {
		return // whoever loads them will be told
	}
	for i := range found {
		id := found[i].Owner.ID
		l.near.byID.keepOne(id, &found[i].Owner)
		l.pages.keepOne(owned{id, q}, found[i].Page)
	}
	for _, owner := range owners {
		if _, exists := l.near.byID.known(owner); !exists {
			l.near.byID.keepOne(owner, nil)
			l.pages.keepOne(owned{owner, q}, storage.Page{})
		}
	}
}

// foreseePages reads ahead for owners, each of which may be named more than once; so does foreseeCounts. The objects come
// with some of their fields; 0 is all.
func (l *linked) foreseePages(ctx context.Context, owners []storage.ID, q *storage.Query, fields storage.Fields) {
	unknown := l.pages.unknown(keys(owners, q))
	if len(unknown) == 0 {
		return
	}
	found, err := l.linkSource.pages(ctx, ownersOf(unknown), selecting(q, fields))
	if err != nil {
		return // whoever loads them will be told
	}
	l.pages.keep(len(found), func(yield func(owned, storage.Page) bool) {
		for id, page := range found {
			if !yield(owned{id, q}, page) {
				return
			}
		}
	})
}

// selecting is a query for objects with some of their fields.
func selecting(q *storage.Query, fields storage.Fields) storage.Query {
	query := *q
	query.Fields = fields
	return query
}

func ownersOf(keys []owned) []storage.ID {
	owners := make([]storage.ID, len(keys))
	for i, key := range keys {
		owners[i] = key.owner
	}
	return owners
}

func (l *linked) foreseeCounts(ctx context.Context, owners []storage.ID, q *storage.Query) {
	l.counts.foresee(ctx, l.counts.fetch, keys(owners, q))
}

// onPages are the IDs of all objects on the owners' pages, each once.
func (l *linked) onPages(owners []storage.ID, q *storage.Query) []storage.ID {
	var ids []storage.ID
	for _, owner := range owners {
		page, _ := l.pages.known(owned{owner, q}) // where reading failed, whoever loads it will be told
		ids = slices.Grow(ids, len(page.Edges))
		for i := range page.Edges {
			ids = append(ids, page.Edges[i].Node.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (l *linked) forget() {
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
