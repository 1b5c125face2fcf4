package storagetest

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"junction/model"
	"junction/storage"
)

// Memory is a store that keeps everything in maps and answers by looking at all of it. It is written to be obviously
// right, so that an engine can be compared with it.
type Memory struct {
	session
	of   *model.Model
	mu   sync.Mutex
	data data
}

var _ storage.Store = (*Memory)(nil)

// NewMemory returns an empty store for the objects of a model.
func NewMemory(of *model.Model) *Memory {
	m := &Memory{of: of, data: data{
		objects: make([]map[storage.ID]storage.Object, len(of.Kinds)),
		last:    make([]storage.ID, len(of.Kinds)),
		links:   map[linkOwner]map[storage.ID]storage.Object{},
		lists:   map[linkOwner][]storage.ID{},
		clock:   time.Now,
	}}
	for i := range m.data.objects {
		m.data.objects[i] = map[storage.ID]storage.Object{}
	}
	m.session = session{m.run}
	return m
}

// Stop stops the clock by which the store sets times.
func (m *Memory) Stop(at time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.data.clock = func() time.Time { return at }
}

// Clone returns a store with the same content, which then goes its own way.
func (m *Memory) Clone() *Memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	clone := NewMemory(m.of)
	clone.data = m.data.clone()
	return clone
}

// Put stores an object under the ID that it has.
func (m *Memory) Put(kind *model.Kind, object storage.Object) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.data.put(kind, object)
}

// Conflict returns the error of storing an object where another one has one of its unique values.
func (m *Memory) Conflict(kind *model.Kind, object storage.Object) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.data.conflict(kind, object)
}

// Last returns the highest ID that an object of a kind was ever given, 0 if there was none.
func (m *Memory) Last(kind *model.Kind) storage.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.data.last[kind.Index]
}

// IDs returns the IDs of all objects of a kind, in ascending order.
func (m *Memory) IDs(kind *model.Kind) []storage.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.data.ids(kind)
}

// Link returns an owner's value of a field of its links, that of the link which comes at a place, or null where there is none.
func (m *Memory) Link(side *model.Side, owner storage.ID, place int, field *model.Field) model.Value {
	m.mu.Lock()
	defer m.mu.Unlock()
	if linked := m.data.linked(side, owner); len(linked) > 0 {
		return linked[place%len(linked)].link.Value(field)
	}
	return model.Value{}
}

// Value returns an object's value of a field, null if there is no such object.
func (m *Memory) Value(ref storage.Ref, field *model.Field) model.Value {
	m.mu.Lock()
	defer m.mu.Unlock()
	object, exists := m.data.objects[ref.Kind.Index][ref.ID]
	if !exists {
		return model.Value{}
	}
	return object.Value(field)
}

// List returns what is linked to an owner, in the order that was made by hand.
func (m *Memory) List(side *model.Side, owner storage.ID) []storage.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.data.lists[linkOwner{side, owner}])
}

// Model describes what the store keeps.
func (m *Memory) Model() *model.Model { return m.of }

// Ping reports that the store answers, which it always does.
func (m *Memory) Ping(ctx context.Context) error { return ctx.Err() }

// Close does nothing.
func (m *Memory) Close() error { return nil }

// Transact runs do on a copy, which replaces the store's content if do returns nil.
func (m *Memory) Transact(ctx context.Context, do func(storage.Session) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	work := m.data.clone()
	err := do(session{func(ctx context.Context, call func(*data) error) error {
		return metered(ctx, &work, call)
	}})
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	m.data = work
	return nil
}

func (m *Memory) run(ctx context.Context, call func(*data) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return metered(ctx, &m.data, call)
}

// metered makes a call, unless its context has ended, and counts it as one statement.
func metered(ctx context.Context, d *data, call func(*data) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if meter := storage.MeterFrom(ctx); meter != nil {
		meter.Statements.Add(1)
	}
	return call(d)
}

// data is what a store in memory holds.
type data struct {
	objects []map[storage.ID]storage.Object             // by kind
	last    []storage.ID                                // the highest ID ever given, by kind
	links   map[linkOwner]map[storage.ID]storage.Object // the data of each, from both of its ends
	lists   map[linkOwner][]storage.ID                  // what links lead to in an order by hand, of the sides that have one
	clock   func() time.Time
}

// linkOwner is an object as an end of links.
type linkOwner struct {
	side *model.Side
	id   storage.ID
}

func (d *data) clone() data {
	clone := data{clock: d.clock, last: slices.Clone(d.last), links: map[linkOwner]map[storage.ID]storage.Object{}, lists: map[linkOwner][]storage.ID{}}
	for _, objects := range d.objects {
		clone.objects = append(clone.objects, maps.Clone(objects))
	}
	for from, linked := range d.links {
		clone.links[from] = maps.Clone(linked)
	}
	for from, list := range d.lists {
		clone.lists[from] = slices.Clone(list)
	}
	return clone
}

// put stores a copy of an object, whose values then never change.
func (d *data) put(kind *model.Kind, object storage.Object) {
	object.Values = slices.Clone(object.Values)
	d.objects[kind.Index][object.ID] = object
	d.last[kind.Index] = max(d.last[kind.Index], object.ID)
}

// object returns a copy of an object that exists.
func (d *data) object(ref storage.Ref) storage.Object {
	object := d.objects[ref.Kind.Index][ref.ID]
	object.Values = slices.Clone(object.Values)
	return object
}

func (d *data) exists(ref storage.Ref) bool {
	_, exists := d.objects[ref.Kind.Index][ref.ID]
	return exists
}

// missing returns those of the references that name no object, each once.
func (d *data) missing(refs ...storage.Ref) error {
	var missing []storage.Ref
	for _, ref := range refs {
		if !d.exists(ref) && !slices.Contains(missing, ref) {
			missing = append(missing, ref)
		}
	}
	if missing == nil {
		return nil
	}
	return &storage.NotFoundError{Missing: missing}
}

// conflict returns the error of storing an object where another one has one of its unique values.
func (d *data) conflict(kind *model.Kind, object storage.Object) error {
	for _, field := range kind.Fields {
		if !field.Unique || !object.Has(field) || object.Value(field).Null() {
			continue
		}
		for id, other := range d.objects[kind.Index] {
			if id != object.ID && other.Value(field) == object.Value(field) {
				return &storage.ConflictError{Field: field.Name}
			}
		}
	}
	return nil
}

func (d *data) ids(kind *model.Kind) []storage.ID {
	return slices.Sorted(maps.Keys(d.objects[kind.Index]))
}
