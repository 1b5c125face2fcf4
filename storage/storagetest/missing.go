package storagetest

import (
	"slices"
	"testing"

	"junction/storage"
)

func (s suite) missing(t *testing.T) {
	t.Parallel()
	t.Run("all missing objects are named once, the owner first", s.missingRefs)
	t.Run("5,000 missing objects are all named", s.manyMissing)
}

func (s suite) missingRefs(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owners := f.near.create(t, "owner", "gone")
	far := f.far.create(t, "x", "y", "gone", "z")
	owner, goneOwner, goneFar := owners[0], owners[1], far[2]
	_, err := f.near.Delete(t.Context(), goneOwner, storage.Naming{})
	noError(t, err)
	_, err = f.far.Delete(t.Context(), goneFar, storage.Naming{})
	noError(t, err)
	f.link(t, owner, far[0], far[3])
	before := f.state(t)

	noOwner := func(id storage.ID) []storage.Ref { return []storage.Ref{f.near.ref(id)} }
	tests := []struct {
		name  string
		op    operation
		owner storage.ID
		far   []storage.ID
		want  []storage.Ref
	}{
		{"add to an unknown owner", add, unknown, ids(far[1]), noOwner(unknown)},
		{"add nothing to an unknown owner", add, unknown, nil, noOwner(unknown)},
		{"add to a deleted owner", add, goneOwner, ids(far[1]), noOwner(goneOwner)},
		{"add an unknown object", add, owner, ids(unknown), []storage.Ref{f.far.ref(unknown)}},
		{"add a deleted object among others", add, owner, ids(far[1], goneFar, far[0]), []storage.Ref{f.far.ref(goneFar)}},
		{
			"add several that are missing, some twice, in the order they are asked for", add, owner,
			ids(unknown+1, far[1], goneFar, unknown, goneFar, unknown+1),
			[]storage.Ref{f.far.ref(unknown + 1), f.far.ref(goneFar), f.far.ref(unknown)},
		},
		{
			"add where the owner is missing as well", add, unknown, ids(far[1], goneFar, unknown, goneFar),
			once(f.near.ref(unknown), f.far.ref(goneFar), f.far.ref(unknown)),
		},
		{"set on an unknown owner", set, unknown, ids(far[0]), noOwner(unknown)},
		{"set nothing on an unknown owner", set, unknown, nil, noOwner(unknown)},
		{
			"set to known and unknown objects", set, owner, ids(far[1], unknown, goneFar, unknown),
			[]storage.Ref{f.far.ref(unknown), f.far.ref(goneFar)},
		},
		{
			"set where the owner is missing as well", set, goneOwner, ids(unknown, far[1]),
			[]storage.Ref{f.near.ref(goneOwner), f.far.ref(unknown)},
		},
		{"remove from an unknown owner", remove, unknown, ids(far[0]), noOwner(unknown)},
		{"remove nothing from an unknown owner", remove, unknown, nil, noOwner(unknown)},
		{"remove unknown objects from a deleted owner", remove, goneOwner, ids(unknown, goneFar), noOwner(goneOwner)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := change(t.Context(), test.op, f.links, test.owner, storage.Links{Far: test.far})
			isMissing(t, err, test.want...)
			equal(t, "state", before, f.state(t))
		})
	}
	t.Run("clear an unknown owner", func(t *testing.T) {
		_, err := f.links.Clear(t.Context(), unknown, false)
		isMissing(t, err, f.near.ref(unknown))
		equal(t, "state", before, f.state(t))
	})
}

func (s suite) manyMissing(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	far := f.far.create(t, "x")
	var want []storage.Ref
	for i := range storage.ID(5_000) {
		far = append(far, unknown-i, unknown-i)
		want = append(want, f.far.ref(unknown-i))
	}
	for _, op := range []operation{add, set} {
		_, err := change(t.Context(), op, f.links, owner, storage.Links{Far: far})
		isMissing(t, err, want...)
		equal(t, "links", nil, f.linked(t, owner))
	}
	_, err := f.links.Remove(t.Context(), owner, far)
	noError(t, err)
}

// once are references, each once: objects at both ends may be of one kind.
func once(refs ...storage.Ref) (each []storage.Ref) {
	for _, ref := range refs {
		if !slices.Contains(each, ref) {
			each = append(each, ref)
		}
	}
	return each
}
