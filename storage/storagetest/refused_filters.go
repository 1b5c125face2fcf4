package storagetest

import (
	"testing"

	"junction/model"
	"junction/storage"
)

// refusedFilters wants refused, wherever a filter can stand, one that names what the objects there do not have.
func (s suite) refusedFilters(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	f.link(t, owner, f.far.create(t, "a")...)
	before := f.state(t)
	other, below := f.near.lacking(f.far.kind), f.far.lacking(f.near.kind)
	wrong := map[string]storage.Filter{
		"the other kind's field":                       other.is("a"),
		"the other kind's field in a list":             storage.TextIn{Field: other.field, Values: []string{"a"}},
		"the other kind's side":                        other.some(nil),
		"the other kind's side in a count":             count(other.side, storage.Greater, 0),
		"an unknown field":                             storage.Text{Field: &model.Field{Name: "nonsense"}, Op: storage.Equal},
		"no field":                                     storage.Text{Op: storage.Equal, Value: "a"},
		"SQL as a field":                               storage.Text{Field: &model.Field{Name: "1=1 --"}, Op: storage.Equal, Value: "a"},
		"an unknown side":                              storage.Some{Via: &model.Side{Name: "nonsense", Near: f.far.kind, Far: f.near.kind}},
		"no side":                                      storage.Some{},
		"the wrong field below a some":                 f.far.some(below.is("a")),
		"the wrong side below a some":                  f.far.some(below.some(nil)),
		"the wrong field in an or that holds":          storage.Or{nil, other.is("a")},
		"the wrong field in an and that does not hold": storage.And{storage.Or{}, other.is("a")},
		"the wrong field in a not":                     storage.Not{Filter: other.is("a")},
		"an operator that only texts have in a count":  count(f.far.side, storage.Contains, 0),
		"an unknown operator":                          f.far.compare("LIKE", "a"),
		"no operator":                                  f.far.compare("", "a"),
		"SQL as an operator":                           f.far.compare("= '' OR ''=", "a"),
		"SQL as an operator of a count":                count(f.far.side, "= 0 OR 0 =", 0),
		"the wrong field in an empty list":             storage.TextIn{Field: other.field},
		"the other kind's field as null":               storage.IsNull{Field: other.field},
		"no field as null":                             storage.IsNull{},
		"a text compared as another value":             storage.Compare{Field: f.far.field, Op: storage.Equal, Value: model.IntegerOf(1)},
		"a text in a list of other values":             storage.In{Field: f.far.field, Values: []model.Value{model.IntegerOf(1)}},
		"no field in a list of values":                 storage.In{Values: []model.Value{model.IntegerOf(1)}},
	}
	for name, where := range wrong {
		t.Run(name, func(t *testing.T) {
			errs := map[string]error{}
			_, errs["page"] = f.far.Page(t.Context(), storage.Query{Where: where, Limit: 1})
			_, errs["count"] = f.far.Count(t.Context(), storage.Query{Where: where})
			_, errs["delete"] = f.far.DeleteWhere(t.Context(), where, storage.Naming{})
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
