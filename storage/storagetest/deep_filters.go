package storagetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"junction/model"
	"junction/storage"
)

// quantifiers are the ways across the relation: what each makes of a filter, and whether it holds for an object that is
// linked to others for all of which that filter holds, or for none.
var quantifiers = map[string]struct {
	of                      func(via *model.Side, where storage.Filter) storage.Filter
	whereAllHold, whereNone bool
}{
	"some": {func(via *model.Side, where storage.Filter) storage.Filter {
		return storage.Some{Via: via, Where: where}
	}, true, false},
	"every": {func(via *model.Side, where storage.Filter) storage.Filter {
		return negate(storage.Some{Via: via, Where: negate(where)})
	}, true, false},
	"none": {func(via *model.Side, where storage.Filter) storage.Filter {
		return negate(storage.Some{Via: via, Where: where})
	}, false, true},
}

// deepFilters holds an engine to look at each object once for each level of a filter. Everything is linked to everything:
// to go all the ways from one object to another would take years.
func (s suite) deepFilters(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	const each = 30
	near := f.near.create(t, repeated(each, "near %d")...)
	far := f.far.create(t, repeated(each, "far %d")...)
	for _, owner := range near {
		f.link(t, owner, far...)
	}
	for _, ways := range []string{
		"every every every every every", "every every every every every every every every every every every every",
		"some some some some some some some some some some some some", "none none none none none none none none",
		"none none none none none none none none none none none", "some every none some every none some every none",
	} {
		for _, counted := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, counted %t", ways, counted), func(t *testing.T) {
				t.Parallel()
				levels := strings.Fields(ways)
				leaf := map[*model.Side]storage.Filter{
					f.near.side: f.near.compare(storage.NotEqual, "x"), f.far.side: f.far.compare(storage.NotEqual, "x"),
				}
				sides := []*model.Side{f.near.side, f.far.side}
				where, holds := leaf[sides[len(levels)%2]], true
				for i, name := range slices.Backward(levels) {
					way := quantifiers[name]
					where = way.of(sides[i%2], where)
					if holds {
						holds = way.whereAllHold
					} else {
						holds = way.whereNone
					}
					if counted {
						where = storage.And{count(sides[i%2], storage.GreaterOrEqual, each), where, count(sides[i%2], storage.Less, each+1)}
					}
				}
				want := 0
				if holds {
					want = each
				}
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				got, err := f.near.Count(ctx, storage.Query{Where: where})
				noError(t, err)
				equal(t, "counted", want, got)
				page, err := f.near.Page(ctx, storage.Query{Where: where, Order: f.near.byText(), Limit: each + 1})
				noError(t, err)
				equal(t, "objects on a page", want, len(page.Edges))
				counts, err := f.back.Count(ctx, far[:1], where)
				noError(t, err)
				equal(t, "linked objects", want, counts[far[0]])
				pages, err := f.back.Page(ctx, far, storage.Query{Where: where, Order: f.near.byText(), Limit: each})
				noError(t, err)
				equal(t, "objects on an owner's page", want, len(pages[far[each-1]].Edges))
			})
		}
	}
}
