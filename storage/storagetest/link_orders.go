package storagetest

import (
	"slices"
	"testing"

	"junction/model"
	"junction/storage"
)

// linkOrders walks an owner's pages in the order of each field of the links, both ways.
func (s suite) linkOrders(t *testing.T) {
	t.Parallel()
	f, link := s.setupLinks(t)
	owners, far := f.near.create(t, "owner", "other"), f.far.create(t, "c", "a", "b", "d", "e")
	// There are ties, and null where there may be.
	for i, id := range far {
		data := variant(link, int64(i%2))
		for _, field := range link.Writable() {
			if field.Nullable && i == 2 {
				data.Set(field, model.Value{})
			}
		}
		_, err := f.links.Add(t.Context(), owners[0], storage.Links{Far: ids(id), Data: []storage.Object{data}})
		noError(t, err)
		_, err = f.links.Add(t.Context(), owners[1], storage.Links{Far: ids(id), Data: []storage.Object{variant(link, int64((i+1)%2))}})
		noError(t, err)
	}
	edges := f.pageOf(t, owners[0], storage.Query{Limit: all}).Edges
	for _, field := range link.Fields {
		if !field.Ordered {
			continue
		}
		for _, order := range []storage.Order{{Field: field}, {Field: field, Descending: true}} {
			want := slices.Clone(edges)
			slices.SortFunc(want, func(a, b storage.Edge) int {
				return comparePlaces(storage.Query{Order: order}, order.Place(&a), order.Place(&b))
			})
			for _, backward := range []bool{false, true} {
				q := storage.Query{Order: order, Limit: 2, Backward: backward}
				got := walk(t, q, func(t testing.TB, q storage.Query) storage.Page { return f.pageOf(t, owners[0], q) })
				equal(t, "links by "+field.Name, want, got)
			}
			q := storage.Query{Order: order, Limit: all, Fields: storage.OnlyID, Link: storage.OnlyID}
			owned, err := f.links.OwnersPage(t.Context(), owners, 0, q)
			noError(t, err)
			_, pages := apart(t, owned)
			equal(t, "objects by "+field.Name, f.far.ids(storage.Page{Edges: want}), f.far.ids(pages[owners[0]]))
			for _, edge := range pages[owners[0]].Edges {
				equal(t, "fields that the links come with", storage.FieldsOf(field), edge.Link.Fields)
				equal(t, "fields that the objects come with", storage.Fields(0), edge.Node.Fields)
			}
		}
	}
}
