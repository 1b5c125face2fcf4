package load

import (
	"context"
	"slices"

	"junction/graph/plan"
	"junction/model"
	"junction/storage"
)

// This file reads ahead. When the objects of a level are known, the plan for them says what will be asked of them, so it
// is read for all of them in one statement before the first of them is written. The dataloaders' own waiting for a batch is
// left to what was not foreseen.

// request is what a level needs of one relation with one query.
type request struct {
	links         *links
	query         *storage.Query
	pages, counts []storage.ID
	below         []Selection // their IDs are the owners, until the pages are read
}

// levels reads ahead what a level requests, and what is selected below that, level by level, down to the last one: one
// statement for each query of a level, and one more for its count.
func (r *Reader) levels(ctx context.Context, level []request) (complete bool) {
	complete = true
	for len(level) > 0 {
		var next []Selection
		for i := range level {
			of := &level[i]
			if len(of.counts) > 0 {
				complete = of.links.foreseeCounts(ctx, of.counts, of.query) && complete
			}
			if len(of.pages) > 0 {
				complete = of.links.foreseePages(ctx, of.pages, of.query, r.columns) && complete
			}
			for _, below := range of.below {
				if below.IDs = of.links.onPages(below.IDs, of.query); len(below.IDs) > 0 {
					next = append(next, below)
				}
			}
		}
		level = r.requests(next)
	}
	return complete
}

// requests gathers what a level's plans need, each relation and query once, however many of them ask for it.
func (r *Reader) requests(level []Selection) []request {
	var all []request
	for _, objects := range level {
		for i := range objects.Plan.Fields {
			field := &objects.Plan.Fields[i]
			of := field.Connection
			if of == nil {
				continue
			}
			links := r.links(field.Side)
			place := slices.IndexFunc(all, func(r request) bool { return r.query == of.Query && r.links == links })
			if place < 0 {
				place = len(all)
				all = append(all, request{links: links, query: of.Query})
			}
			request := &all[place]
			if of.Counts {
				request.counts = together(request.counts, objects.IDs)
			}
			if of.Reads {
				request.pages = together(request.pages, objects.IDs)
			}
			request.below = append(request.below, below(objects.IDs, of)...)
		}
	}
	return all
}

// below says what is selected of the objects on a page, where there is more to read for that.
func below(ids []storage.ID, of *plan.Connection) (all []Selection) {
	for _, object := range of.Below {
		if object.Linked {
			all = append(all, Selection{ids, object})
		}
	}
	return all
}

// owners reads ahead, for each kind, those of the objects of which a page is selected, together with that page.
func (r *Reader) owners(ctx context.Context, level []Selection, next []request) (complete bool) {
	var read []*model.Kind
	complete = true
	for _, of := range next {
		if kind := of.links.side.Near; len(of.pages) > 0 && !slices.Contains(read, kind) {
			read = append(read, kind)
			done := of.links.foreseeOwners(ctx, of.pages, r.columnsOn(level, kind), of.query, r.columns)
			complete = complete && done
		}
	}
	return complete
}

// columnsOn are the fields to read of the objects of a kind on a level.
func (r *Reader) columnsOn(level []Selection, kind *model.Kind) (fields storage.Fields) {
	if r.columns == nil {
		return 0
	}
	for _, objects := range level {
		if objects.Plan.Kind == kind {
			fields |= objects.Plan.Reads
		}
	}
	return fields
}

// byIDs reads ahead the objects of a level, those of each kind together.
func (r *Reader) byIDs(ctx context.Context, level []Selection) (complete bool) {
	var read []*model.Kind
	complete = true
	for i := range level {
		kind := level[i].Plan.Kind
		if slices.Contains(read, kind) {
			continue
		}
		read = append(read, kind)
		var ids []storage.ID
		for _, objects := range level[i:] {
			if objects.Plan.Kind == kind {
				ids = together(ids, objects.IDs)
			}
		}
		of := r.objects(kind)
		complete = of.byID.foresee(ctx, of.source.byID(r.columnsOn(level, kind)), ids) && complete
	}
	return complete
}

// together appends IDs to others, and copies them only where there are any.
func together(ids, more []storage.ID) []storage.ID {
	if len(ids) == 0 {
		return more[:len(more):len(more)]
	}
	return append(ids, more...)
}

// foreseeOwners reads ahead owners with some of their fields, where 0 is all, together with their pages.
func (l *links) foreseeOwners(
	ctx context.Context, owners []storage.ID, fields storage.Fields, q *storage.Query, onPages plan.Columns,
) (complete bool) {
	found, err := l.owners(ctx, owners, fields, onPages.Reading(q))
	if err != nil {
		return false
	}
	for i := range found {
		id := found[i].Owner.ID
		l.near.byID.keepOne(id, &found[i].Owner)
		l.pages.keepOne(linkKey{id, q}, found[i].Page)
	}
	for _, owner := range owners {
		if _, exists := l.near.byID.known(owner); !exists {
			l.near.byID.keepOne(owner, nil)
			l.pages.keepOne(linkKey{owner, q}, storage.Page{})
		}
	}
	return true
}

// foreseePages reads ahead for owners, each of which may be named more than once; so does foreseeCounts.
func (l *links) foreseePages(ctx context.Context, owners []storage.ID, q *storage.Query, columns plan.Columns) bool {
	unknown := l.pages.unknown(keys(owners, q))
	if len(unknown) == 0 {
		return true
	}
	found, err := l.linkSource.pages(ctx, ownersOf(unknown), columns.Reading(q))
	if err != nil {
		return false
	}
	l.pages.keep(len(found), func(yield func(linkKey, storage.Page) bool) {
		for id, page := range found {
			if !yield(linkKey{id, q}, page) {
				return
			}
		}
	})
	return true
}

func ownersOf(keys []linkKey) []storage.ID {
	owners := make([]storage.ID, len(keys))
	for i, key := range keys {
		owners[i] = key.owner
	}
	return owners
}

func (l *links) foreseeCounts(ctx context.Context, owners []storage.ID, q *storage.Query) bool {
	return l.counts.foresee(ctx, l.counts.fetch, keys(owners, q))
}

// onPages are the IDs of all objects on the owners' pages, each once.
func (l *links) onPages(owners []storage.ID, q *storage.Query) []storage.ID {
	var ids []storage.ID
	for _, owner := range owners {
		page, _ := l.pages.known(linkKey{owner, q}) // where reading failed, whoever loads it will be told
		ids = slices.Grow(ids, len(page.Edges))
		for i := range page.Edges {
			ids = append(ids, page.Edges[i].Node.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// keys are the keys of owners with one query, each once.
func keys(owners []storage.ID, q *storage.Query) []linkKey {
	all := make([]linkKey, 0, len(owners))
	if !slices.IsSorted(owners) {
		owners = slices.Sorted(slices.Values(owners))
	}
	for i, owner := range owners {
		if i == 0 || owner != owners[i-1] {
			all = append(all, linkKey{owner, q})
		}
	}
	return all
}
