// Package load reads what operations select: level by level ahead of what writes the answer, and in batches what was not
// foreseen.
package load

import (
	"context"
	"sync/atomic"

	"junction/graph/plan"
	"junction/model"
	"junction/storage"
)

// Reader holds what one operation has read. It is safe for concurrent use.
type Reader struct {
	sources *Sources
	columns plan.Columns // to read; nil for all

	// What was read is kept by the kind's index and by the side's, in entries that are made when they are first needed:
	// an operation asks for few of a model's kinds.
	byKind []atomic.Pointer[objects]
	bySide []atomic.Pointer[links]
}

// NewReader returns a reader that has read nothing.
func NewReader(from *Sources) *Reader {
	return &Reader{
		sources: from,
		byKind:  make([]atomic.Pointer[objects], len(from.collections)),
		bySide:  make([]atomic.Pointer[links], len(from.relations)),
	}
}

// objects loads the objects of one kind: by ID, where one that does not exist is nil, and in pages of all.
type objects struct {
	*source
	byID   loader[storage.ID, *storage.Object]
	pages  loader[*storage.Query, storage.Page]
	counts loader[*storage.Query, int]
}

// links loads the pages and the counts of the objects that a relation links owners to.
type links struct {
	*linkSource
	near   *objects
	pages  loader[linkKey, storage.Page]
	counts loader[linkKey, int]
}

// objects is what was read of a kind.
func (r *Reader) objects(of *model.Kind) *objects {
	entry := &r.byKind[of.Index]
	if made := entry.Load(); made != nil {
		return made
	}
	made := &objects{source: &r.sources.collections[of.Index]}
	made.byID.fetch, made.pages.fetch, made.counts.fetch = made.all, made.source.pages, made.source.counts
	entry.CompareAndSwap(nil, made)
	return entry.Load()
}

// links is what was read through a side.
func (r *Reader) links(via *model.Side) *links {
	entry := &r.bySide[via.Index]
	if made := entry.Load(); made != nil {
		return made
	}
	made := &links{linkSource: &r.sources.relations[via.Index], near: r.objects(via.Near)}
	made.pages.fetch, made.counts.fetch = made.byKey, made.linkSource.counts
	entry.CompareAndSwap(nil, made)
	return entry.Load()
}

// Forget makes everything be read afresh, as it must after a change.
func (r *Reader) Forget() {
	for i := range r.byKind {
		if made := r.byKind[i].Load(); made != nil {
			made.byID.forget()
			made.pages.forget()
			made.counts.forget()
		}
	}
	for i := range r.bySide {
		if made := r.bySide[i].Load(); made != nil {
			made.pages.forget()
			made.counts.forget()
		}
	}
}

// Object returns an object, or nil where there is none with its ID.
func (r *Reader) Object(ctx context.Context, ref storage.Ref) (*storage.Object, error) {
	return r.objects(ref.Kind).byID.load(ctx, ref.ID)
}

// Page returns a page of all objects of a kind, and Count counts those of all pages.
func (r *Reader) Page(ctx context.Context, of *model.Kind, q *storage.Query) (storage.Page, error) {
	return r.objects(of).pages.load(ctx, q)
}

// Count counts the objects of a kind on all pages of a query.
func (r *Reader) Count(ctx context.Context, of *model.Kind, q *storage.Query) (int, error) {
	return r.objects(of).counts.load(ctx, q)
}

// LinkedPage returns a page of the objects that a relation links an owner to.
func (r *Reader) LinkedPage(ctx context.Context, via *model.Side, owner storage.ID, q *storage.Query) (storage.Page, error) {
	return r.links(via).pages.load(ctx, linkKey{owner, q})
}

// LinkedCount counts the objects that a relation links an owner to, on all pages of a query.
func (r *Reader) LinkedCount(ctx context.Context, via *model.Side, owner storage.ID, q *storage.Query) (int, error) {
	return r.links(via).counts.load(ctx, linkKey{owner, q})
}

// The methods below return what was read before, and report whether it was.

// ObjectRead is [Reader.Object].
func (r *Reader) ObjectRead(ref storage.Ref) (object *storage.Object, read bool) {
	return r.objects(ref.Kind).byID.known(ref.ID)
}

// PageRead is what a connection to all objects of a kind shows.
func (r *Reader) PageRead(of *plan.Connection) (page storage.Page, count int, read bool) {
	objects := r.objects(of.Kind)
	return both(of, &objects.pages, &objects.counts, of.Query)
}

// LinksRead is what a connection to the objects shows that a relation links an owner to.
func (r *Reader) LinksRead(via *model.Side, owner storage.ID, of *plan.Connection) (page storage.Page, count int, read bool) {
	links := r.links(via)
	return both(of, &links.pages, &links.counts, linkKey{owner, of.Query})
}

// both are the page and the count that a connection shows, where it needs them.
func both[K comparable](
	of *plan.Connection, pages *loader[K, storage.Page], counts *loader[K, int], key K,
) (page storage.Page, count int, read bool) {
	read = true
	if of.Reads {
		page, read = pages.known(key)
	}
	if of.Counts && read {
		count, read = counts.known(key)
	}
	return page, count, read
}
