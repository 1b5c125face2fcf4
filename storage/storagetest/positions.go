package storagetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"junction/model"
	"junction/storage"
)

// Positions tests the orders that people make by hand, in the lists of each side of a model that has one, and that other
// sides have none. Lists compares them with lists in memory besides.
func Positions(t *testing.T, of *model.Model, open func(t testing.TB) storage.Store) {
	t.Helper()
	for _, side := range of.Sides {
		t.Run("positions in "+side.String(), suite{viewFrom(side).apart(), open}.positions)
	}
}

// ByHand returns a model with lists that people put in order: those of one side of a relation, and those of both sides of
// another one, from a kind to itself.
func ByHand() *model.Model {
	title, name := &model.Field{Name: "title", Max: 60, Ordered: true}, &model.Field{Name: "name", Max: 60, Ordered: true}
	album := &model.Kind{Name: "Album", Plural: "albums", Table: "album", Marks: "album_sweep", DefaultOrder: title, Fields: []*model.Field{title}}
	song := &model.Kind{Name: "Song", Plural: "songs", Table: "song", Marks: "song_sweep", DefaultOrder: name, Fields: []*model.Field{
		name, {Name: "length", Type: model.Integer},
	}}
	side := func(name string, near, far *model.Kind, column, farColumn string) *model.Side {
		return &model.Side{Name: name, Singular: name + "One", Near: near, Far: far, Column: column, FarColumn: farColumn}
	}
	songs, albums := side("songs", album, song, "album_id", "song_id"), side("albums", song, album, "song_id", "album_id")
	songs.SortKeys = []model.SortKey{{Field: name, Column: "song_name", Index: "album_song_by_name"}}
	before, after := side("before", song, song, "song_id", "other_id"), side("after", song, song, "other_id", "song_id")
	return model.New([]*model.Kind{album, song}, []*model.Relation{
		{Table: "album_song", Sides: [2]*model.Side{songs, albums}, Link: byHand(songs)},
		{Table: "song_song", Sides: [2]*model.Side{before, after}, Link: byHand(before, after)},
	})
}

// byHand describes links that have a place in the lists of some sides.
func byHand(sides ...*model.Side) *model.Kind {
	link := &model.Kind{Name: "Placement", Fields: []*model.Field{{Name: "note", Max: 20, Default: model.TextOf("none")}}}
	for _, side := range sides {
		name := "placeIn" + side.Name
		field := &model.Field{Name: name, Ordered: true, Position: side}
		side.SortKeys = append(side.SortKeys, model.SortKey{Field: field, Column: name, Index: name})
		link.Fields = append(link.Fields, field)
	}
	return link
}

func (s suite) positions(t *testing.T) {
	t.Parallel()
	if s.near.side.Position() == nil {
		t.Run("a side without them has no moves", s.unmoved)
		return
	}
	t.Run("new links come last", s.appended)
	t.Run("moves", s.moves)
	t.Run("a set puts the list in order", s.arranged)
	t.Run("what is not in the list", s.unlinkedMoves)
	t.Run("a walk is not disturbed by moves", s.movesBesideWalk)
	t.Run("many moves into one gap", s.movesIntoOneGap)
	t.Run("a move costs the same in a long list", s.costOfMoves)
	t.Run("moves at the same time", s.movesTogether)
}

// byPosition is the query for all links in the order that people make.
func (e end) byPosition() storage.Query {
	return storage.Query{Order: storage.Order{Field: e.side.Position()}, Limit: all}
}

// list is an owner's list in its order: the texts, put together.
func (f fixture) list(t testing.TB, owner storage.ID) string {
	t.Helper()
	return strings.Join(f.far.texts(f.pageOf(t, owner, f.near.byPosition())), "")
}

// listed returns an owner with a list of objects that have letters for texts, and their IDs by letter.
func (s suite) listed(t testing.TB, letters string) (f fixture, owner storage.ID, far map[byte]storage.ID) {
	t.Helper()
	f = s.setup(t)
	owner, far = f.near.create(t, "owner")[0], map[byte]storage.ID{}
	for i, id := range f.far.create(t, strings.Split("abcdefgh", "")...) {
		far["abcdefgh"[i]] = id
	}
	f.link(t, owner, idsOfLetters(far, letters)...)
	return f, owner, far
}

func idsOfLetters(of map[byte]storage.ID, letters string) (ids []storage.ID) {
	for _, letter := range []byte(letters) {
		ids = append(ids, of[letter])
	}
	return ids
}

func (s suite) unmoved(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner, far := f.near.create(t, "owner")[0], f.far.create(t, "a")[0]
	f.link(t, owner, far)
	_, err := f.links.Move(t.Context(), owner, far, storage.Place{})
	isFault(t, err)
}

func (s suite) appended(t *testing.T) {
	t.Parallel()
	f, owner, far := s.listed(t, "dbc")
	equal(t, "list", "dbc", f.list(t, owner))
	f.link(t, owner, idsOfLetters(far, "acabde")...)
	equal(t, "list, after some were added that were linked already", "dbcae", f.list(t, owner))
	_, err := f.back.Add(t.Context(), far['g'], storage.Links{Far: ids(owner)})
	noError(t, err)
	_, err = f.back.Set(t.Context(), far['f'], storage.Links{Far: ids(owner)})
	noError(t, err)
	equal(t, "list, after some were added from the other side", "dbcaegf", f.list(t, owner))
	_, err = f.links.Remove(t.Context(), owner, idsOfLetters(far, "fb"))
	noError(t, err)
	f.link(t, owner, far['b'])
	equal(t, "list, after one was taken away and added", "dcaegb", f.list(t, owner))

	other := f.near.create(t, "other")[0]
	_, err = f.back.Set(t.Context(), far['c'], storage.Links{Far: ids(other, owner)})
	noError(t, err)
	equal(t, "list, after a set from the other side", "dcaegb", f.list(t, owner))
	equal(t, "list of another owner", "c", f.list(t, other))
}

func (s suite) moves(t *testing.T) {
	t.Parallel()
	f, owner, far := s.listed(t, "abcde")
	other := f.near.create(t, "other")[0]
	f.link(t, other, idsOfLetters(far, "edcba")...)
	for _, step := range []struct {
		move, before, after byte
		first               bool
		want                string
	}{
		{move: 'c', want: "abdec"},
		{move: 'c', want: "abdec"},
		{move: 'd', first: true, want: "dabec"},
		{move: 'd', first: true, want: "dabec"},
		{move: 'e', before: 'a', want: "deabc"},
		{move: 'e', before: 'a', want: "deabc"},
		{move: 'd', after: 'b', want: "eabdc"},
		{move: 'd', after: 'b', want: "eabdc"},
		{move: 'a', after: 'a', want: "eabdc"},
		{move: 'a', before: 'a', want: "eabdc"},
		{move: 'e', after: 'c', want: "abdce"},
		{move: 'c', before: 'a', want: "cabde"},
		{move: 'c', before: 'b', want: "acbde"},
		{move: 'd', before: 'b', want: "acdbe"},
	} {
		to := storage.Place{Beside: far[step.after], Before: step.first}
		if step.before != 0 {
			to = storage.Place{Beside: far[step.before], Before: true}
		}
		moved, err := f.links.Move(t.Context(), owner, far[step.move], to)
		noError(t, err)
		equal(t, "owner", f.near.build(owner, "owner"), moved.Owner)
		equal(t, "moved object", f.far.build(far[step.move], string(step.move)), moved.Edge.Node)
		equal(t, fmt.Sprintf("list, after %c was moved to %+v", step.move, to), step.want, f.list(t, owner))
		for _, edge := range f.pageOf(t, owner, f.near.byPosition()).Edges {
			if edge.Node.ID == far[step.move] {
				equal(t, "link", edge.Link, moved.Edge.Link)
			}
		}
	}
	equal(t, "list of another owner", "edcba", f.list(t, other))
}

func (s suite) arranged(t *testing.T) {
	t.Parallel()
	f, owner, far := s.listed(t, "abcd")
	for _, step := range []struct{ set, want string }{
		{"abcd", "abcd"}, {"dabc", "dabc"}, {"dcba", "dcba"}, {"eab", "eab"}, {"aeebgahf", "aebghf"}, {"", ""}, {"cba", "cba"},
	} {
		change, err := f.links.Set(t.Context(), owner, storage.Links{Far: idsOfLetters(far, step.set)})
		noError(t, err)
		equal(t, "links that are told to have other data", nil, change.Updated)
		equal(t, "list, after it was set to "+step.set, step.want, f.list(t, owner))
	}
}

func (s suite) unlinkedMoves(t *testing.T) {
	t.Parallel()
	f, owner, far := s.listed(t, "abc")
	gone := f.far.create(t, "gone")[0]
	_, err := f.far.Delete(t.Context(), gone, storage.Naming{})
	noError(t, err)
	for _, test := range []struct {
		owner, far, beside storage.ID
		missing            []storage.Ref
	}{
		{unknown, far['a'], 0, []storage.Ref{f.near.ref(unknown)}},
		{owner, far['d'], 0, []storage.Ref{f.far.ref(far['d'])}},
		{owner, gone, far['a'], []storage.Ref{f.far.ref(gone)}},
		{owner, far['a'], far['d'], []storage.Ref{f.far.ref(far['d'])}},
		{owner, far['d'], gone, []storage.Ref{f.far.ref(far['d']), f.far.ref(gone)}},
		{owner, far['d'], far['d'], []storage.Ref{f.far.ref(far['d'])}},
	} {
		_, err := f.links.Move(t.Context(), test.owner, test.far, storage.Place{Beside: test.beside})
		isMissing(t, err, test.missing...)
	}
	equal(t, "list", "abc", f.list(t, owner))
}

// A page goes on behind where the one before it ended, whatever was moved elsewhere meanwhile.
func (s suite) movesBesideWalk(t *testing.T) {
	t.Parallel()
	f, owner, far := s.listed(t, "abcdefgh")
	q := f.near.byPosition()
	q.Limit = 3
	page := f.pageOf(t, owner, q)
	q.After = place(q.Order, page.Edges[2])
	for _, move := range []struct {
		letter byte
		to     storage.Place
	}{{'c', storage.Place{Beside: far['a']}}, {'h', storage.Place{Beside: far['e'], Before: true}}} {
		_, err := f.links.Move(t.Context(), owner, far[move.letter], move.to)
		noError(t, err)
	}
	equal(t, "list", "acbdhefg", f.list(t, owner))
	equal(t, "next page", "dhe", strings.Join(f.far.texts(f.pageOf(t, owner, q)), ""))
}

func (s suite) movesIntoOneGap(t *testing.T) {
	t.Parallel()
	f, owner, far := s.listed(t, "abcde")
	for round := range 30 {
		for i, letter := range []byte("cde") {
			to := storage.Place{Beside: far['a'], Before: false}
			if (round+i)%2 == 0 {
				to = storage.Place{Beside: far['b'], Before: true}
			}
			_, err := f.links.Move(t.Context(), owner, far[letter], to)
			noError(t, err)
		}
	}
	list := f.list(t, owner)
	if list[0] != 'a' || list[len(list)-1] != 'b' || len(list) != 5 {
		t.Errorf("the list is %q", list)
	}
}

// costOfMoves holds moves to statements and rows that do not depend on the list.
func (s suite) costOfMoves(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owners := f.near.create(t, "few", "many")
	far := f.far.create(t, repeated(300, "%d")...)
	f.link(t, owners[0], far[:4]...)
	f.link(t, owners[1], far...)
	for _, to := range []storage.Place{{}, {Before: true}, {Beside: far[1]}, {Beside: far[0], Before: true}} {
		var costs [2]int64
		for i, owner := range owners {
			var meter storage.Meter
			_, err := f.links.Move(storage.WithMeter(t.Context(), &meter), owner, far[2], to)
			noError(t, err)
			costs[i] = meter.Statements.Load()<<32 + meter.Rows.Load()
		}
		equal(t, fmt.Sprintf("cost of a move to %+v", to), costs[0], costs[1])
	}
}

// movesTogether has several clients move the links of one owner, and add and remove some, at the same time.
func (s suite) movesTogether(t *testing.T) {
	t.Parallel()
	f, owner, far := s.listed(t, "abcdef")
	var runs []func() error
	for client := range 4 {
		runs = append(runs, func() error {
			for round := range rounds {
				letter, beside := "abcdef"[(client+round)%6], "abcdef"[(2*client+round+1)%6]
				to := storage.Place{Beside: far[beside], Before: round%2 == 0}
				if round%3 == 0 {
					to.Beside = 0
				}
				if _, err := f.links.Move(t.Context(), owner, far[letter], to); err != nil {
					return fmt.Errorf("move: %w", err)
				}
			}
			return nil
		})
	}
	for i, letter := range []byte("gh") {
		runs = append(runs, func() error {
			for range rounds {
				var err error
				if i == 0 {
					_, err = f.links.Add(t.Context(), owner, storage.Links{Far: ids(far[letter])})
				} else {
					_, err = f.back.Add(t.Context(), far[letter], storage.Links{Far: ids(owner)})
				}
				if err != nil {
					return fmt.Errorf("add: %w", err)
				}
				if _, err := f.links.Remove(t.Context(), owner, ids(far[letter])); err != nil {
					return fmt.Errorf("remove: %w", err)
				}
			}
			return nil
		})
	}
	together(t, runs...)
	page := f.pageOf(t, owner, f.near.byPosition())
	list := f.far.texts(page)
	slices.Sort(list)
	equal(t, "list, sorted", "abcdef", strings.Join(list, ""))
	for i := 1; i < len(page.Edges); i++ {
		if place(f.near.byPosition().Order, page.Edges[i-1]).Value == place(f.near.byPosition().Order, page.Edges[i]).Value {
			t.Errorf("two links have one position: %v", page)
		}
	}
}
