package storagetest

import (
	"context"
	"errors"

	"pgregory.net/rapid"

	"junction/storage"
)

// addSteps adds every call that there is at the near end of the relation.
func addSteps[Near, Far object](steps map[string]drawStep, v view[Near, Far]) {
	kind := string(v.near.kind)
	steps[kind+" create"] = v.drawCreate
	steps[kind+" update"] = v.drawUpdate
	steps[kind+" destroy"] = v.drawDestroy
	for _, op := range []operation{add, remove, set} {
		steps[kind+" "+string(op)] = v.drawChange(op)
	}
	steps[kind+" get"] = v.drawGet
	steps[kind+" page"] = v.drawPage
	steps[kind+" linked page"] = v.drawLinkedPage
	steps[kind+" walk"] = v.drawWalk
}

// drawDestroy is one step for all that takes much away, so that there is something to try the other steps on.
func (v view[Near, Far]) drawDestroy(t *rapid.T, model *Model) step {
	ways := []drawStep{v.drawDelete, v.drawClear, v.drawDeleteWhere}
	return rapid.SampledFrom(ways).Draw(t, "way")(t, model)
}

// pick chooses an object once it is known which there are: an existing one or, for the last two, one that is missing.
type pick int

const mostPick = 40

var picks = rapid.Custom(func(t *rapid.T) pick { return pick(rapid.IntRange(0, mostPick).Draw(t, "pick")) })

func (p pick) id(model *Model, kind storage.Kind) storage.ID {
	existing := model.IDs(kind)
	missing := []storage.ID{unknown, model.Last(kind) + 1<<32}
	switch i := int(p); {
	case i > mostPick-len(missing):
		return missing[mostPick-i]
	case len(existing) == 0:
		return missing[i%2]
	default:
		return existing[i%len(existing)]
	}
}

func idsOf(picks []pick, model *Model, kind storage.Kind) []storage.ID {
	var ids []storage.ID
	for _, p := range picks {
		ids = append(ids, p.id(model, kind))
	}
	return ids
}

func (v view[Near, Far]) drawCreate(t *rapid.T, _ *Model) step {
	text := storedTexts(v.near.most).Draw(t, "text")
	far := rapid.SliceOfN(picks, 0, 4).Draw(t, "far")
	return func(t *rapid.T, session storage.Session, model *Model) {
		object, err := v.near.collection(session).Create(t.Context(), v.near.build(0, text))
		equal(t, "create: error", meaning(v.near.build(0, text).Validate()), meaning(err))
		if err != nil {
			return
		}
		if last := model.Last(v.near.kind); v.near.id(object) <= last {
			t.Fatalf("create: ID is %d, want more than %d", v.near.id(object), last)
		}
		equal(t, "create", v.near.build(v.near.id(object), text), object)
		model.Put(object.Ref(), text)
		v.compareChange(t, add, v.near.id(object), idsOf(far, model, v.far.kind), session, model)
	}
}

func (v view[Near, Far]) drawUpdate(t *rapid.T, _ *Model) step {
	id, text := picks.Draw(t, "object"), storedTexts(v.near.most).Draw(t, "text")
	return func(t *rapid.T, session storage.Session, model *Model) {
		object := v.near.build(id.id(model, v.near.kind), text)
		wantErr := v.near.collection(model).Update(t.Context(), object)
		err := v.near.collection(session).Update(t.Context(), object)
		same(t, "update", 0, wantErr, 0, err)
	}
}

func (v view[Near, Far]) drawDelete(t *rapid.T, _ *Model) step {
	id := picks.Draw(t, "object")
	return func(t *rapid.T, session storage.Session, model *Model) {
		object := id.id(model, v.near.kind)
		want, wantErr := v.near.collection(model).Delete(t.Context(), object)
		got, err := v.near.collection(session).Delete(t.Context(), object)
		same(t, "delete", want, wantErr, got, err)
	}
}

func (v view[Near, Far]) drawDeleteWhere(t *rapid.T, model *Model) step {
	where := filters(model, v.near.kind, 3).Draw(t, "where")
	if few := rapid.SliceOfN(picks, 0, 3).Draw(t, "of these"); len(few) > 0 { // mostly, so that much is left
		where = storage.And{where, storage.IDIn(idsOf(few, model, v.near.kind))}
	}
	return func(t *rapid.T, session storage.Session, model *Model) {
		objects, links, wantErr := v.near.collection(model).DeleteWhere(t.Context(), where)
		want := []int{objects, links}
		objects, links, err := v.near.collection(session).DeleteWhere(t.Context(), where)
		same(t, "delete where", want, wantErr, []int{objects, links}, err)
	}
}

func (v view[Near, Far]) drawChange(op operation) drawStep {
	return func(t *rapid.T, _ *Model) step {
		owner, far := picks.Draw(t, "owner"), rapid.SliceOfN(picks, 0, 6).Draw(t, "far")
		return func(t *rapid.T, session storage.Session, model *Model) {
			v.compareChange(t, op, owner.id(model, v.near.kind), idsOf(far, model, v.far.kind), session, model)
		}
	}
}

func (v view[Near, Far]) compareChange(
	t *rapid.T, op operation, owner storage.ID, far []storage.ID, session storage.Session, model *Model,
) {
	want, wantErr := change(t.Context(), op, v.relation(model), owner, far)
	got, err := change(t.Context(), op, v.relation(session), owner, far)
	same(t, string(op), want, wantErr, got, err)
}

func (v view[Near, Far]) drawClear(t *rapid.T, _ *Model) step {
	owner := picks.Draw(t, "owner")
	return func(t *rapid.T, session storage.Session, model *Model) {
		id := owner.id(model, v.near.kind)
		want, wantErr := v.relation(model).Clear(t.Context(), id)
		got, err := v.relation(session).Clear(t.Context(), id)
		same(t, "clear", want, wantErr, got, err)
	}
}

func (v view[Near, Far]) drawGet(t *rapid.T, _ *Model) step {
	objects := rapid.SliceOfN(picks, 0, 6).Draw(t, "objects")
	return func(t *rapid.T, session storage.Session, model *Model) {
		ids := idsOf(objects, model, v.near.kind)
		want, wantErr := v.near.collection(model).Get(t.Context(), ids)
		got, err := v.near.collection(session).Get(t.Context(), ids)
		same(t, "get", want, wantErr, got, err)
	}
}

// reads is how many queries one step makes: it costs less to draw and to show than as many steps.
const reads = 3

func (v view[Near, Far]) drawPage(t *rapid.T, model *Model) step {
	queries := rapid.SliceOfN(queries(model, v.near.kind), 1, reads).Draw(t, "queries")
	return func(t *rapid.T, session storage.Session, model *Model) {
		for _, q := range queries {
			want, wantErr := v.near.collection(model).Page(t.Context(), q)
			got, err := v.near.collection(session).Page(t.Context(), q)
			same(t, "page", want, wantErr, got, err)
			wantCount, wantErr := v.near.collection(model).Count(t.Context(), q)
			count, err := v.near.collection(session).Count(t.Context(), q)
			same(t, "count", wantCount, wantErr, count, err)
		}
	}
}

func (v view[Near, Far]) drawLinkedPage(t *rapid.T, model *Model) step {
	queries := rapid.SliceOfN(queries(model, v.far.kind), 1, reads).Draw(t, "queries")
	owners := rapid.SliceOfN(picks, 1, 8).Draw(t, "owners")
	return func(t *rapid.T, session storage.Session, model *Model) {
		owners := idsOf(owners, model, v.near.kind)
		for _, q := range queries {
			want, wantErr := v.relation(model).Page(t.Context(), owners, q)
			got, err := v.relation(session).Page(t.Context(), owners, q)
			q.Repeat = false
			for _, owner := range owners {
				same(t, "linked page", want[owner], wantErr, got[owner], err)
			}
			wantFound, wantErr := v.relation(model).OwnersPage(t.Context(), owners, q)
			found, err := v.relation(session).OwnersPage(t.Context(), owners, q)
			wantOwners, wantPages := apart(t, wantFound)
			gotOwners, gotPages := apart(t, found)
			for _, owner := range owners {
				same(t, "owner with its page", wantOwners[owner], wantErr, gotOwners[owner], err)
				same(t, "page with its owner", wantPages[owner], wantErr, gotPages[owner], err)
			}
			wantCounts, wantErr := v.relation(model).Count(t.Context(), owners, q.Where)
			counts, err := v.relation(session).Count(t.Context(), owners, q.Where)
			for _, owner := range owners {
				same(t, "linked count", wantCounts[owner], wantErr, counts[owner], err)
			}
		}
	}
}

func (v view[Near, Far]) drawWalk(t *rapid.T, model *Model) step {
	q := queries(model, v.near.kind).Draw(t, "query")
	owner := picks.Draw(t, "owner")
	limits := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 3).Draw(t, "limits")
	q.After, q.Before = nil, nil
	return func(t *rapid.T, session storage.Session, model *Model) {
		ctx := t.Context()
		want, wantErr := v.near.collection(model).Page(ctx, unbounded(q))
		got, err := walkAll(ctx, v.near.collection(session).Page, q, limits)
		same(t, "walk", want.Edges, wantErr, got, err)

		ids := []storage.ID{owner.id(model, v.far.kind)}
		links := v.relation(session).Reverse()
		wantLinked, wantErr := v.relation(model).Reverse().Page(ctx, ids, unbounded(q))
		got, err = walkAll(ctx, func(ctx context.Context, q storage.Query) (storage.Page[Near], error) {
			pages, err := links.Page(ctx, ids, q)
			return pages[ids[0]], err
		}, q, limits)
		same(t, "walk of links", wantLinked[ids[0]].Edges, wantErr, got, err)
	}
}

func unbounded(q storage.Query) storage.Query {
	q.Limit = all
	return q
}

// walkAll goes through all pages of a query, each with the next of the limits, as long as the store says that there is
// more, and returns their edges in the query's order.
func walkAll[T any](
	ctx context.Context, page func(context.Context, storage.Query) (storage.Page[T], error), q storage.Query, limits []int,
) ([]storage.Edge[T], error) {
	var edges []storage.Edge[T]
	for i := range mostPages {
		q.Limit = limits[i%len(limits)]
		got, err := page(ctx, q)
		switch size := len(got.Edges); {
		case err != nil:
			return nil, err
		case q.Backward:
			edges = append(got.Edges[:size:size], edges...)
			if !got.HasPrevious || size == 0 {
				return edges, nil
			}
			q.Before = &got.Edges[0].Cursor
		default:
			edges = append(edges, got.Edges...)
			if !got.HasNext || size == 0 {
				return edges, nil
			}
			q.After = &got.Edges[size-1].Cursor
		}
	}
	return edges, errors.New("the walk does not come to an end")
}
