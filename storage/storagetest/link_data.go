package storagetest

import (
	"context"
	"slices"
	"testing"
	"time"

	"junction/model"
	"junction/storage"
)

// LinkData is the topic of what links hold, from every side of a model whose links hold anything.
func LinkData(t *testing.T, of *model.Model, open func(t testing.TB) storage.Store) {
	t.Helper()
	for _, side := range of.Sides {
		t.Run("link data from "+side.String(), suite{viewFrom(side).apart(), open}.linkData)
	}
}

// linkData is the topic of what links hold, where they hold anything.
func (s suite) linkData(t *testing.T) {
	t.Parallel()
	link := s.near.side.Relation.Link
	if link == nil {
		return
	}
	t.Run("orders", s.linkOrders)
	t.Run("what is refused", s.refusedLinkData)
	if len(link.Writable()) > 0 {
		t.Run("what a change did is told exactly", s.exactLinkData)
		t.Run("an update changes links that are there", s.updatedLinkData)
		t.Run("filters are about one link", s.linkFilters)
		t.Run("statements", s.linkStatements)
	}
}

// setupLinks opens a store whose links are shown with their data.
func (s suite) setupLinks(t *testing.T) (fixture, *model.Kind) {
	t.Helper()
	f := s.setup(t)
	inner := f.store.(alike).Store
	f.links, f.back = s.relation(inner), s.back(inner)
	return f, s.near.side.Relation.Link
}

// variant are values for all of a link's fields that are not the store's to set: others for 0 and for 1.
func variant(link *model.Kind, n int64) (data storage.Object) {
	for _, field := range link.Writable() {
		switch field.Type {
		case model.Boolean:
			data.Set(field, model.BooleanOf(n == 1))
		case model.Enum:
			data.Set(field, model.TextOf(field.Values[int(n)%len(field.Values)]))
		default:
			data.Set(field, distinct(field, n))
		}
	}
	return data
}

// differs names the fields in which a link differs from what was given for it.
func differs(link *model.Kind, given, got storage.Object) (fields []string) {
	for _, field := range given.Fields.Of(link) {
		if !got.Has(field) || got.Value(field) != given.Value(field) {
			fields = append(fields, field.Name)
		}
	}
	return fields
}

// dataOf are the data of an owner's links, by the linked object.
func (f fixture) dataOf(t *testing.T, owner storage.ID) map[storage.ID]storage.Object {
	t.Helper()
	data := map[storage.ID]storage.Object{}
	for _, edge := range f.pageOf(t, owner, storage.Query{Limit: all}).Edges {
		data[edge.Node.ID] = edge.Link
	}
	return data
}

func byID(edges []storage.Edge) map[storage.ID]storage.Object {
	data := map[storage.ID]storage.Object{}
	for _, edge := range edges {
		data[edge.Node.ID] = edge.Link
	}
	return data
}

func (s suite) exactLinkData(t *testing.T) {
	t.Parallel()
	f, link := s.setupLinks(t)
	owner, far := f.near.create(t, "owner")[0], f.far.create(t, "a", "b", "c", "d")
	one, other := variant(link, 0), variant(link, 1)

	before := time.Now().Truncate(time.Microsecond)
	added, err := f.links.Add(t.Context(), owner, storage.Links{Far: far[:3], Data: []storage.Object{one, other, one}})
	noError(t, err)
	after := time.Now()
	first := byID(added.Added)
	equal(t, "links", first, f.dataOf(t, owner))
	for i, given := range []storage.Object{one, other, one} {
		got := first[far[i]]
		equal(t, "fields", storage.AllFields(link), got.Fields)
		equal(t, "other than what is given", nil, differs(link, given, got))
		equal(t, "link as the other end sees it", got, f.reversed().dataOf(t, far[i])[owner])
		for _, field := range storage.Stamps(link).Of(link) {
			if at := got.Value(field).Time(); at.Before(before) || at.After(after) {
				t.Errorf("%s is %v, not between %v and %v", field.Name, at, before, after)
			}
		}
	}

	again, err := f.links.Add(t.Context(), owner, storage.Links{Far: far[:2], Data: []storage.Object{other, other}})
	noError(t, err)
	equal(t, "changes of what is linked already", 0, len(again.Added)+len(again.Updated))
	equal(t, "links after that", first, f.dataOf(t, owner))

	// a stays as it is, b is no longer given what it has, c goes, d comes. Of what is named twice, the first counts.
	set, err := f.links.Set(t.Context(), owner, storage.Links{
		Far: []storage.ID{far[0], far[1], far[3], far[1]}, Data: []storage.Object{one, one, other, other},
	})
	noError(t, err)
	equal(t, "added", []storage.ID{far[3]}, f.far.ids(storage.Page{Edges: set.Added}))
	equal(t, "removed", []storage.ID{far[2]}, f.far.ids(storage.Page{Edges: edges(set.Removed...)}))
	equal(t, "updated", []storage.ID{far[1]}, f.far.ids(storage.Page{Edges: set.Updated}))
	equal(t, "other than what is given", nil, differs(link, one, set.Updated[0].Link))
	now := f.dataOf(t, owner)
	equal(t, "what stays", first[far[0]], now[far[0]])
	equal(t, "what is updated", set.Updated[0].Link, now[far[1]])
	equal(t, "what is added", set.Added[0].Link, now[far[3]])
	equal(t, "what is updated, from the other end", now[far[1]], f.reversed().dataOf(t, far[1])[owner])

	set, err = f.links.Set(t.Context(), owner, storage.Links{Far: []storage.ID{far[0], far[1], far[3]}})
	noError(t, err)
	equal(t, "changes where nothing is given", 0, len(set.Added)+len(set.Updated)+len(set.Removed))
	equal(t, "links after that", now, f.dataOf(t, owner))
}

func (s suite) updatedLinkData(t *testing.T) {
	t.Parallel()
	f, link := s.setupLinks(t)
	owners, far := f.near.create(t, "owner", "bystander"), f.far.create(t, "a", "b", "c")
	one, other := variant(link, 0), variant(link, 1)
	for _, owner := range owners {
		_, err := f.links.Add(t.Context(), owner, storage.Links{Far: far[:2], Data: []storage.Object{one, other}})
		noError(t, err)
	}
	first, bystander := f.dataOf(t, owners[0]), f.dataOf(t, owners[1])
	_, err := f.links.Update(t.Context(), owners[0], storage.Links{
		Far: []storage.ID{far[2], far[0], unknown, far[2]}, Data: []storage.Object{other, other, other, other},
	})
	isMissing(t, err, f.far.ref(far[2]), f.far.ref(unknown))
	_, err = f.links.Update(t.Context(), unknown, storage.Links{Far: far[:1], Data: []storage.Object{other}})
	isMissing(t, err, f.near.ref(unknown))
	equal(t, "links after what is refused", first, f.dataOf(t, owners[0]))

	change, err := f.links.Update(t.Context(), owners[0], storage.Links{Far: far[:2], Data: []storage.Object{one, one}})
	noError(t, err)
	equal(t, "owner", owners[0], change.Owner.ID)
	equal(t, "updated", []storage.ID{far[1]}, f.far.ids(storage.Page{Edges: change.Updated}))
	equal(t, "other than what is given", nil, differs(link, one, change.Updated[0].Link))
	now := f.dataOf(t, owners[0])
	equal(t, "what is the same", first[far[0]], now[far[0]])
	equal(t, "what is updated", change.Updated[0].Link, now[far[1]])
	equal(t, "what is updated, from the other end", now[far[1]], f.reversed().dataOf(t, far[1])[owners[0]])
	equal(t, "links of another owner", bystander, f.dataOf(t, owners[1]))
	for _, field := range storage.Stamps(link).Of(link) {
		was, is := first[far[1]], now[far[1]]
		if later := is.Value(field).Time().After(was.Value(field).Time()); later != (field.Stamp == model.OnUpdate) {
			t.Errorf("%s was %v and is %v", field.Name, was.Value(field).Time(), is.Value(field).Time())
		}
	}
}

func (s suite) refusedLinkData(t *testing.T) {
	t.Parallel()
	f, link := s.setupLinks(t)
	owner, far := f.near.create(t, "owner")[0], f.far.create(t, "a", "b")
	for _, field := range link.Writable() {
		bad := variant(link, 0)
		switch {
		case field.Type == model.Text:
			bad.Set(field, model.TextOf(refused))
		case !field.Nullable:
			bad.Set(field, model.Value{})
		default:
			continue
		}
		data := []storage.Object{variant(link, 0), bad}
		_, err := f.links.Add(t.Context(), owner, storage.Links{Far: far, Data: data})
		isInvalid(t, err, field)
		_, err = f.links.Set(t.Context(), owner, storage.Links{Far: far, Data: data})
		isInvalid(t, err, field)
		if !field.Nullable && field.Default.Null() {
			_, err = f.links.Add(t.Context(), owner, storage.Links{Far: far})
			isInvalid(t, err, field)
		}
	}
	equal(t, "links", nil, f.linked(t, owner))

	field := link.Fields[0]
	where := storage.Not{Filter: storage.IsNull{Field: field}}
	_, err := f.far.Page(t.Context(), storage.Query{Where: where, Limit: 1})
	isFault(t, err)
	_, err = f.far.Page(t.Context(), storage.Query{Order: storage.Order{Field: field}, Limit: 1})
	isFault(t, err)
	like := *field // looks like it, and is a field of no links
	_, err = f.links.Count(t.Context(), ids(owner), storage.IsNull{Field: &like})
	isFault(t, err)
	_, err = f.links.Page(t.Context(), ids(owner), storage.Query{Order: storage.Order{Field: &like}, Limit: 1})
	isFault(t, err)
}

// A link and what it leads to are asked about together.
func (s suite) linkFilters(t *testing.T) {
	t.Parallel()
	f, link := s.setupLinks(t)
	owner, far := f.near.create(t, "owner", "without")[0], f.far.create(t, "a", "b")
	_, err := f.links.Add(t.Context(), owner, storage.Links{Far: far, Data: []storage.Object{variant(link, 0), variant(link, 1)}})
	noError(t, err)
	for _, field := range link.Writable() {
		equals := func(n int64) storage.Filter {
			data := variant(link, n)
			if isText(field) {
				return storage.Text{Field: field, Op: storage.Equal, Value: data.Value(field).Text()}
			}
			return storage.Compare{Field: field, Op: storage.Equal, Value: data.Value(field)}
		}
		tests := []struct {
			name  string
			where storage.Filter // of a link
			far   []string       // of the owner
		}{
			{"a link alone", equals(1), []string{"b"}},
			{"a link and what it leads to", storage.And{f.far.is("a"), equals(0)}, []string{"a"}},
			{"two links", storage.And{f.far.is("a"), equals(1)}, nil},
			{"one of either", storage.Or{f.far.is("a"), equals(1)}, []string{"a", "b"}},
			{"another", storage.Not{Filter: equals(1)}, []string{"a"}},
			{"null", storage.IsNull{Field: field}, nil},
			{"a way back", storage.And{equals(0), f.far.some(f.near.is("owner"))}, []string{"a"}},
			{"a way back by a link", f.far.some(equals(1)), []string{"b"}},
		}
		for _, test := range tests {
			what := field.Name + ": " + test.name
			q := storage.Query{Where: test.where, Order: f.far.byText(), Limit: all}
			equal(t, what, test.far, f.far.texts(f.pageOf(t, owner, q)))
			counts, err := f.links.Count(t.Context(), ids(owner), test.where)
			noError(t, err)
			equal(t, what+", counted", len(test.far), counts[owner])
			var owners []string
			if len(test.far) > 0 {
				owners = []string{"owner"}
			}
			equal(t, what+", asked of owners", owners, f.near.find(t, f.near.some(test.where)))
			count, err := f.near.Count(t.Context(), storage.Query{Where: f.near.some(test.where), Repeat: true})
			noError(t, err)
			equal(t, what+", with each link", len(test.far), count)
		}
	}
}

// linkStatements wants links to cost the same statements, however many there are, and whether their data differ.
func (s suite) linkStatements(t *testing.T) {
	t.Parallel()
	f, link := s.setupLinks(t)
	const many = 40
	owners, far := f.near.create(t, "few", "many"), f.far.create(t, repeated(many, "%d")...)
	differing := make([]storage.Object, many)
	for i := range differing {
		differing[i] = variant(link, int64(i%2))
	}
	for _, op := range []operation{add, set, update} {
		var took [2]int64
		for i, data := range [][]storage.Object{slices.Repeat(differing[:1], many), differing} {
			took[i] = statementsOf(t, func(ctx context.Context) error {
				to := storage.Links{Far: far[:1], Data: data[:1]}
				if i == 1 {
					to = storage.Links{Far: far, Data: data}
				}
				if op != add { // what is there is to change
					slices.Reverse(to.Data)
					for i := range to.Data {
						to.Data[i] = variant(link, int64(len(op)+i)%2)
					}
				}
				_, err := change(ctx, op, f.links, owners[i], to)
				return err
			})
		}
		equal(t, "statements for many instead of few: "+string(op), took[0], took[1])
	}
}
