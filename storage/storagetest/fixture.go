package storagetest

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"junction/model"
	"junction/storage"
)

// all is a limit that no test reaches.
const all = 100_000

// unknown is the ID of an object that no test ever creates.
const unknown storage.ID = 1 << 62

// fixture is a store of its own for one test.
type fixture struct {
	store storage.Store
	near  objects
	far   objects
	links storage.Relation
	back  storage.Relation // the same, seen from the far end
}

// objects is all objects of one kind in a store, and what is to be known about them.
type objects struct {
	end
	storage.Collection
	store storage.Store
}

// setup opens an empty store, and closes it when the test ends.
func (s suite) setup(t testing.TB) fixture {
	t.Helper()
	store := newAlike(s.open(t))
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	f := s.in(store)
	f.store, f.near.store, f.far.store = store, store, store
	return f
}

// in is what a fixture has in a session.
func (v view) in(session storage.Session) fixture {
	return fixture{
		near:  objects{end: v.near, Collection: v.near.collection(session)},
		far:   objects{end: v.far, Collection: v.far.collection(session)},
		links: v.relation(session),
		back:  v.back(session),
	}
}

// Update is the collection's, for tests that do not look at what it returns.
func (o objects) Update(ctx context.Context, object storage.Object) error {
	_, err := o.Collection.Update(ctx, object)
	return err
}

// create creates an object for every text, in one transaction, and returns their IDs.
func (o objects) create(t testing.TB, texts ...string) []storage.ID {
	t.Helper()
	var ids []storage.ID
	noError(t, o.store.Transact(t.Context(), func(session storage.Session) error {
		ids = nil
		for _, text := range texts {
			created, err := o.collection(session).Create(t.Context(), o.build(0, text))
			if err != nil {
				return err
			}
			ids = append(ids, created.ID)
		}
		return nil
	}))
	return ids
}

// named creates an object for every text, and returns their IDs by text.
func (o objects) named(t testing.TB, texts ...string) map[string]storage.ID {
	t.Helper()
	byText := map[string]storage.ID{}
	for i, id := range o.create(t, texts...) {
		byText[texts[i]] = id
	}
	return byText
}

// page returns the one page that a query asks for.
func (o objects) page(t testing.TB, q storage.Query) storage.Page {
	t.Helper()
	page, err := o.Page(t.Context(), q)
	noError(t, err)
	return page
}

// find returns the texts of all objects that fulfil a filter, by text.
func (o objects) find(t testing.TB, where storage.Filter) []string {
	t.Helper()
	return o.texts(o.page(t, storage.Query{Where: where, Order: o.byText(), Limit: all}))
}

// texts returns the texts on a page.
func (e end) texts(page storage.Page) []string {
	var texts []string
	for _, edge := range page.Edges {
		texts = append(texts, e.text(edge.Node))
	}
	return texts
}

// place is an edge's place in an order.
func place(order storage.Order, edge storage.Edge) *storage.Cursor {
	place := order.Place(&edge)
	return &place
}

// nodes returns the objects on a page.
// edges are the edges of objects that were linked.
func edges(objects ...storage.Object) []storage.Edge {
	all := make([]storage.Edge, len(objects))
	for i, object := range objects {
		all[i].Node = object
	}
	return all
}

func nodes(page storage.Page) []storage.Object {
	var nodes []storage.Object
	for _, edge := range page.Edges {
		nodes = append(nodes, edge.Node)
	}
	return nodes
}

// apart are owners and their pages, by ID.
func apart(
	t rapid.TB, found []storage.Owned,
) (map[storage.ID]storage.Object, map[storage.ID]storage.Page) {
	t.Helper()
	owners, pages := make(map[storage.ID]storage.Object), make(map[storage.ID]storage.Page)
	for _, one := range found {
		id := one.Owner.ID
		if _, twice := owners[id]; twice {
			t.Errorf("owner %d is given twice", id)
		}
		owners[id], pages[id] = one.Owner, one.Page
	}
	return owners, pages
}

// ids returns the IDs of the objects on a page.
func (e end) ids(page storage.Page) []storage.ID {
	var ids []storage.ID
	for _, edge := range page.Edges {
		ids = append(ids, edge.Node.ID)
	}
	return ids
}

// ids lists IDs.
func ids(ids ...storage.ID) []storage.ID { return ids }

// link links an owner to objects.
func (f fixture) link(t testing.TB, owner storage.ID, far ...storage.ID) {
	t.Helper()
	_, err := f.links.Add(t.Context(), owner, storage.Links{Far: far})
	noError(t, err)
}

// linked returns the texts of what is linked to an owner, by text.
func (f fixture) linked(t testing.TB, owner storage.ID) []string {
	t.Helper()
	return f.far.texts(f.pageOf(t, owner, storage.Query{Order: f.far.byText(), Limit: all}))
}

// pageOf returns one owner's page.
func (f fixture) pageOf(t testing.TB, owner storage.ID, q storage.Query) storage.Page {
	t.Helper()
	pages, err := f.links.Page(t.Context(), []storage.ID{owner}, q)
	noError(t, err)
	return pages[owner]
}

// reversed is the same store, seen from the other end.
func (f fixture) reversed() fixture {
	return fixture{f.store, f.far, f.near, f.back, f.links}
}

// state is all that a store holds.
type state struct {
	Near       []storage.Object
	Far        []storage.Object
	FarOfNear  map[storage.ID][]storage.ID
	NearOfFar  map[storage.ID][]storage.ID
	FarCounts  map[storage.ID]int
	NearCounts map[storage.ID]int
}

// state returns all that the store holds, read from both ends.
func (f fixture) state(t testing.TB) state {
	t.Helper()
	farOfNear, farCounts := linksOf(t, f)
	nearOfFar, nearCounts := linksOf(t, f.reversed())
	return state{
		Near:       nodes(f.near.page(t, storage.Query{Limit: all})),
		Far:        nodes(f.far.page(t, storage.Query{Limit: all})),
		FarOfNear:  farOfNear,
		NearOfFar:  nearOfFar,
		FarCounts:  farCounts,
		NearCounts: nearCounts,
	}
}

// linksOf returns what is linked to every object of the near end, and how much that is.
func linksOf(t testing.TB, f fixture) (map[storage.ID][]storage.ID, map[storage.ID]int) {
	t.Helper()
	owners := f.near.ids(f.near.page(t, storage.Query{Limit: all}))
	pages, err := f.links.Page(t.Context(), owners, storage.Query{Limit: all})
	noError(t, err)
	counted, err := f.links.Count(t.Context(), owners, nil)
	noError(t, err)
	links, counts := map[storage.ID][]storage.ID{}, map[storage.ID]int{}
	for _, owner := range owners {
		links[owner] = f.far.ids(pages[owner])
		counts[owner] = counted[owner]
	}
	return links, counts
}

func noError(t rapid.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("unexpected error: %v", err)
	}
}

// comparing is how values are compared: nil and empty are the same, and a kind is the same as itself alone.
var comparing = cmp.Options{
	cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b model.Value) bool { return a == b }),
	cmp.Comparer(func(a, b *model.Kind) bool { return a == b }),
}

// equal compares what was wanted with what was got.
func equal[T any](t rapid.TB, what string, want, got T) {
	t.Helper()
	if diff := cmp.Diff(want, got, comparing); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", what, diff)
	}
}

// isMissing wants an error that names exactly these objects.
func isMissing(t testing.TB, err error, want ...storage.Ref) {
	t.Helper()
	var missing *storage.NotFoundError
	if !errors.As(err, &missing) {
		t.Fatalf("error is %v, want a *NotFoundError that names %v", err, want)
	}
	equal(t, "missing", want, missing.Missing)
}

// isInvalid wants an error about a field.
func isInvalid(t testing.TB, err error, field *model.Field) {
	t.Helper()
	var invalid *storage.InvalidError
	if !errors.As(err, &invalid) {
		t.Fatalf("error is %v, want an *InvalidError about %s", err, field.Name)
	}
	equal(t, "field", field.Name, invalid.Field)
}

// isConflict wants an error about a field whose value another object has.
func isConflict(t testing.TB, err error, field *model.Field) {
	t.Helper()
	var conflict *storage.ConflictError
	if !errors.As(err, &conflict) {
		t.Fatalf("error is %v, want a *ConflictError about %s", err, field.Name)
	}
	equal(t, "field", field.Name, conflict.Field)
}

// isFault wants an error that is none of those with a meaning.
func isFault(t testing.TB, err error) {
	t.Helper()
	var missing *storage.NotFoundError
	var invalid *storage.InvalidError
	var conflict *storage.ConflictError
	if err == nil || errors.As(err, &conflict) || errors.Is(err, storage.ErrUnavailable) || errors.As(err, &missing) || errors.As(err, &invalid) {
		t.Fatalf("error is %v, want a refusal", err)
	}
}
