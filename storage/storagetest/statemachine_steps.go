package storagetest

import (
	"context"
	"errors"
	"slices"
	"time"

	"pgregory.net/rapid"

	"junction/model"
	"junction/storage"
)

// addSteps adds every call that there is at the near end of a relation.
func addSteps(steps map[string]drawStep, v view) {
	side := v.near.side.String()
	steps[side+" create"] = v.drawCreate
	steps[side+" update"] = v.drawUpdate
	steps[side+" destroy"] = v.drawDestroy
	for _, op := range []operation{add, remove, set} {
		steps[side+" "+string(op)] = v.drawChange(op)
	}
	if v.near.side.Relation.Link != nil {
		steps[side+" "+string(update)] = v.drawChange(update)
	}
	steps[side+" get"] = v.drawGet
	steps[side+" page"] = v.drawPage
	steps[side+" linked page"] = v.drawLinkedPage
	steps[side+" walk"] = v.drawWalk
}

// drawDestroy is one step for all that takes much away, so that there is something to try the other steps on.
func (v view) drawDestroy(t *rapid.T, memory *Memory) step {
	ways := []drawStep{v.drawDelete, v.drawClear, v.drawDeleteWhere}
	return rapid.SampledFrom(ways).Draw(t, "way")(t, memory)
}

// pick chooses an object once it is known which there are: an existing one or, for the last two, one that is missing.
type pick int

const mostPick = 40

var picks = rapid.Custom(func(t *rapid.T) pick { return pick(rapid.IntRange(0, mostPick).Draw(t, "pick")) })

func (p pick) id(memory *Memory, kind *model.Kind) storage.ID {
	existing := memory.IDs(kind)
	missing := []storage.ID{unknown, memory.Last(kind) + 1<<32}
	switch i := int(p); {
	case i > mostPick-len(missing):
		return missing[mostPick-i]
	case len(existing) == 0:
		return missing[i%2]
	default:
		return existing[i%len(existing)]
	}
}

func idsOf(picks []pick, memory *Memory, kind *model.Kind) []storage.ID {
	var ids []storage.ID
	for _, p := range picks {
		ids = append(ids, p.id(memory, kind))
	}
	return ids
}

func (v view) drawCreate(t *rapid.T, _ *Memory) step {
	object := storedObjects(v.near.kind).Draw(t, "object")
	far := rapid.SliceOfN(picks, 0, 4).Draw(t, "far")
	data := drawData(t, v.near.side, len(far))
	return func(t *rapid.T, session storage.Session, memory *Memory) {
		created, err := v.near.collection(session).Create(t.Context(), object)
		wantErr := object.Validate(v.near.kind)
		if wantErr == nil {
			wantErr = memory.Conflict(v.near.kind, object)
		}
		same(t, "create", 0, wantErr, 0, err)
		if err != nil {
			return
		}
		if last := memory.Last(v.near.kind); created.ID <= last {
			t.Fatalf("create: ID is %d, want more than %d", created.ID, last)
		}
		want := object.Created(v.near.kind, stampOf(v.near.kind, created))
		want.ID = created.ID
		equal(t, "create", want, created)
		memory.Put(v.near.kind, created)
		to := storage.Links{Far: idsOf(far, memory, v.far.kind), Data: data}
		v.compareChange(t, add, created.ID, to, session, memory)
	}
}

func (v view) drawUpdate(t *rapid.T, _ *Memory) step {
	id, update := picks.Draw(t, "object"), updates(v.near.kind).Draw(t, "update")
	return func(t *rapid.T, session storage.Session, memory *Memory) {
		object := update
		object.ID = id.id(memory, v.near.kind)
		got, err := v.near.collection(session).Update(t.Context(), object)
		memory.Stop(stampOf(v.near.kind, got))
		want, wantErr := v.near.collection(memory).Update(t.Context(), object)
		same(t, "update", want, wantErr, got, err)
	}
}

// stampOf is the time that a store has set in an object of a kind, if it has set any.
func stampOf(kind *model.Kind, object storage.Object) (at time.Time) {
	for _, field := range kind.Fields {
		if field.Stamp != model.NoStamp && object.Has(field) {
			at = object.Value(field).Time()
		}
	}
	return at
}

func (v view) drawDelete(t *rapid.T, _ *Memory) step {
	id, names := picks.Draw(t, "object"), namings(v.near.kind).Draw(t, "names")
	return func(t *rapid.T, session storage.Session, memory *Memory) {
		object := id.id(memory, v.near.kind)
		want, wantErr := v.near.collection(memory).Delete(t.Context(), object, names)
		got, err := v.near.collection(session).Delete(t.Context(), object, names)
		same(t, "delete", toldOf(want), wantErr, toldOf(got), err)
	}
}

func (v view) drawDeleteWhere(t *rapid.T, memory *Memory) step {
	where := filters(memory, one(v.near.kind), 3).Draw(t, "where")
	if few := rapid.SliceOfN(picks, 0, 3).Draw(t, "of these"); len(few) > 0 { // mostly, so that much is left
		where = storage.And{where, storage.IDIn(idsOf(few, memory, v.near.kind))}
	}
	names := namings(v.near.kind).Draw(t, "names")
	return func(t *rapid.T, session storage.Session, memory *Memory) {
		t.Logf("delete where %s", shown{Where: where})
		want, wantErr := v.near.collection(memory).DeleteWhere(t.Context(), where, names)
		got, err := v.near.collection(session).DeleteWhere(t.Context(), where, names)
		same(t, "delete where", toldOf(want), wantErr, toldOf(got), err)
	}
}

func (v view) drawChange(op operation) drawStep {
	return func(t *rapid.T, _ *Memory) step {
		owner, far := picks.Draw(t, "owner"), rapid.SliceOfN(picks, 0, 6).Draw(t, "far")
		data := drawData(t, v.near.side, len(far))
		return func(t *rapid.T, session storage.Session, memory *Memory) {
			to := storage.Links{Far: idsOf(far, memory, v.far.kind), Data: data}
			v.compareChange(t, op, owner.id(memory, v.near.kind), to, session, memory)
		}
	}
}

func (v view) compareChange(
	t *rapid.T, op operation, owner storage.ID, to storage.Links, session storage.Session, memory *Memory,
) {
	got, err := change(t.Context(), op, v.relation(session), owner, to)
	if link := v.near.side.Relation.Link; link != nil {
		for _, edge := range slices.Concat(got.Added, got.Updated) {
			memory.Stop(lastStampOf(link, edge.Link))
		}
	}
	want, wantErr := change(t.Context(), op, v.relation(memory), owner, to)
	same(t, string(op), want, wantErr, got, err)
}

// lastStampOf is the last of the times that a store has set in a link.
func lastStampOf(link *model.Kind, data storage.Object) (at time.Time) {
	for _, field := range link.Fields {
		if field.Stamp != model.NoStamp && data.Value(field).Time().After(at) {
			at = data.Value(field).Time()
		}
	}
	return at
}

func (v view) drawClear(t *rapid.T, _ *Memory) step {
	owner, names := picks.Draw(t, "owner"), rapid.Bool().Draw(t, "names")
	return func(t *rapid.T, session storage.Session, memory *Memory) {
		id := owner.id(memory, v.near.kind)
		want, wantErr := v.relation(memory).Clear(t.Context(), id, names)
		got, err := v.relation(session).Clear(t.Context(), id, names)
		same(t, "clear", want, wantErr, got, err)
		same(t, "what clear names", namedIn(want.IDs), wantErr, namedIn(got.IDs), err)
	}
}

func (v view) drawGet(t *rapid.T, _ *Memory) step {
	objects := rapid.SliceOfN(picks, 0, 6).Draw(t, "objects")
	fields := fieldSets(v.near.kind).Draw(t, "fields")
	return func(t *rapid.T, session storage.Session, memory *Memory) {
		ids := idsOf(objects, memory, v.near.kind)
		want, wantErr := v.near.collection(memory).Get(t.Context(), ids, fields)
		got, err := v.near.collection(session).Get(t.Context(), ids, fields)
		same(t, "get", want, wantErr, got, err)
	}
}

// reads is how many queries one step makes: it costs less to draw and to show than as many steps.
const reads = 3

func (v view) drawPage(t *rapid.T, memory *Memory) step {
	queries := rapid.SliceOfN(queries(memory, one(v.near.kind)), 1, reads).Draw(t, "queries")
	return func(t *rapid.T, session storage.Session, memory *Memory) {
		for _, q := range queries {
			t.Logf("page of %s", shown(q))
			want, wantErr := v.near.collection(memory).Page(t.Context(), q)
			got, err := v.near.collection(session).Page(t.Context(), q)
			same(t, "page", want, wantErr, got, err)
			wantCount, wantErr := v.near.collection(memory).Count(t.Context(), q)
			count, err := v.near.collection(session).Count(t.Context(), q)
			same(t, "count", wantCount, wantErr, count, err)
		}
	}
}

func (v view) drawLinkedPage(t *rapid.T, memory *Memory) step {
	queries := rapid.SliceOfN(queries(memory, linkedBy(v.near.side)), 1, reads).Draw(t, "queries")
	owners := rapid.SliceOfN(picks, 1, 8).Draw(t, "owners")
	fields := fieldSets(v.near.kind).Draw(t, "fields")
	return func(t *rapid.T, session storage.Session, memory *Memory) {
		owners := idsOf(owners, memory, v.near.kind)
		for _, q := range queries {
			t.Logf("linked page of %s", shown(q))
			want, wantErr := v.relation(memory).Page(t.Context(), owners, q)
			got, err := v.relation(session).Page(t.Context(), owners, q)
			q.Repeat = false
			for _, owner := range owners {
				same(t, "linked page", want[owner], wantErr, got[owner], err)
			}
			wantFound, wantErr := v.relation(memory).OwnersPage(t.Context(), owners, fields, q)
			found, err := v.relation(session).OwnersPage(t.Context(), owners, fields, q)
			wantOwners, wantPages := apart(t, wantFound)
			gotOwners, gotPages := apart(t, found)
			for _, owner := range owners {
				same(t, "owner with its page", wantOwners[owner], wantErr, gotOwners[owner], err)
				same(t, "page with its owner", wantPages[owner], wantErr, gotPages[owner], err)
			}
			wantCounts, wantErr := v.relation(memory).Count(t.Context(), owners, q.Where)
			counts, err := v.relation(session).Count(t.Context(), owners, q.Where)
			for _, owner := range owners {
				same(t, "linked count", wantCounts[owner], wantErr, counts[owner], err)
			}
		}
	}
}

func (v view) drawWalk(t *rapid.T, memory *Memory) step {
	q := queries(memory, one(v.near.kind)).Draw(t, "query")
	linked := queries(memory, linkedBy(v.far.side)).Draw(t, "query of links")
	linked.After, linked.Before = nil, nil
	owner := picks.Draw(t, "owner")
	limits := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 3).Draw(t, "limits")
	q.After, q.Before = nil, nil
	return func(t *rapid.T, session storage.Session, memory *Memory) {
		ctx := t.Context()
		t.Logf("walk of %s", shown(q))
		want, wantErr := v.near.collection(memory).Page(ctx, unbounded(q))
		got, err := walkAll(ctx, v.near.collection(session).Page, q, limits)
		same(t, "walk", want.Edges, wantErr, got, err)

		ids := []storage.ID{owner.id(memory, v.far.kind)}
		links := v.back(session)
		wantLinked, wantErr := v.back(memory).Page(ctx, ids, unbounded(linked))
		got, err = walkAll(ctx, func(ctx context.Context, q storage.Query) (storage.Page, error) {
			pages, err := links.Page(ctx, ids, q)
			return pages[ids[0]], err
		}, linked, limits)
		same(t, "walk of links", wantLinked[ids[0]].Edges, wantErr, got, err)
	}
}

func unbounded(q storage.Query) storage.Query {
	q.Limit = all
	return q
}

// walkAll goes through all pages of a query, each with the next of the limits, as long as the store says that there is
// more, and returns their edges in the query's order.
func walkAll(
	ctx context.Context, page func(context.Context, storage.Query) (storage.Page, error), q storage.Query, limits []int,
) ([]storage.Edge, error) {
	var edges []storage.Edge
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
			q.Before = place(q.Order, got.Edges[0])
		default:
			edges = append(edges, got.Edges...)
			if !got.HasNext || size == 0 {
				return edges, nil
			}
			q.After = place(q.Order, got.Edges[size-1])
		}
	}
	return edges, errors.New("the walk does not come to an end")
}
