package storagetest

import (
	"testing"

	"junction/storage"
)

// refusedFilters wants refused, wherever a filter can stand, one that names what the objects there do not have.
func (s suite[Near, Far]) refusedFilters(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	f.link(t, owner, f.far.create(t, "a")...)
	before := f.state(t)
	wrong := map[string]storage.Filter{
		"the other kind's field":                       f.near.is("a"),
		"the other kind's field in a list":             storage.TextIn{Field: f.near.field, Values: []string{"a"}},
		"the other kind's side":                        f.near.some(nil),
		"the other kind's side in a count":             count(f.near.side, storage.Greater, 0),
		"an unknown field":                             storage.Text{Field: "nonsense", Op: storage.Equal},
		"no field":                                     storage.Text{Op: storage.Equal, Value: "a"},
		"SQL as a field":                               storage.Text{Field: "1=1 --", Op: storage.Equal, Value: "a"},
		"an unknown side":                              storage.Some{Via: "Article.readers"},
		"no side":                                      storage.Some{},
		"the wrong field below a some":                 f.far.some(f.far.is("a")),
		"the wrong side below a some":                  f.far.some(f.far.some(nil)),
		"the wrong field in an or that holds":          storage.Or{nil, f.near.is("a")},
		"the wrong field in an and that does not hold": storage.And{storage.Or{}, f.near.is("a")},
		"the wrong field in a not":                     storage.Not{Filter: f.near.is("a")},
		"an operator that only texts have in a count":  count(f.far.side, storage.Contains, 0),
		"an unknown operator":                          f.far.compare("LIKE", "a"),
		"no operator":                                  f.far.compare("", "a"),
		"SQL as an operator":                           f.far.compare("= '' OR ''=", "a"),
		"SQL as an operator of a count":                count(f.far.side, "= 0 OR 0 =", 0),
		"the wrong field in an empty list":             storage.TextIn{Field: f.near.field},
	}
	for name, where := range wrong {
		t.Run(name, func(t *testing.T) {
			errs := map[string]error{}
			_, errs["page"] = f.far.Page(t.Context(), storage.Query{Where: where, Limit: 1})
			_, errs["count"] = f.far.Count(t.Context(), storage.Query{Where: where})
			_, _, errs["delete"] = f.far.DeleteWhere(t.Context(), where)
			_, errs["page of a relation"] = f.links.Page(t.Context(), ids(owner), storage.Query{Where: where, Limit: 1})
			_, errs["count of a relation"] = f.links.Count(t.Context(), ids(owner), where)
			for path, err := range errs {
				t.Logf("%s: %v", path, err)
				isFault(t, err)
			}
			equal(t, "state", before, f.state(t))
		})
	}
}
