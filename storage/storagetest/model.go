package storagetest

import (
	"context"
	"maps"
	"slices"
	"sync"

	"junction/storage"
)

// Model is a store that keeps everything in maps and answers by looking at all of it. It is written to be obviously
// right, so that an engine can be compared with it.
type Model struct {
	session
	mu   sync.Mutex
	data data
}

var _ storage.Store = (*Model)(nil)

// NewModel returns an empty model.
func NewModel() *Model {
	m := &Model{data: data{
		texts: map[storage.Kind]map[storage.ID]string{},
		last:  map[storage.Kind]storage.ID{},
		links: map[storage.Ref]map[storage.ID]bool{},
	}}
	for _, kind := range storage.Kinds {
		m.data.texts[kind] = map[storage.ID]string{}
	}
	m.session = session{m.run}
	return m
}

// Clone returns a model with the same content, which then goes its own way.
func (m *Model) Clone() *Model {
	m.mu.Lock()
	defer m.mu.Unlock()
	clone := NewModel()
	clone.data = m.data.clone()
	return clone
}

// Put stores an object under an ID that another store gave it.
func (m *Model) Put(ref storage.Ref, text string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.data.put(ref, text)
}

// Last returns the highest ID that an object of a kind was ever given, 0 if there was none.
func (m *Model) Last(kind storage.Kind) storage.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.data.last[kind]
}

// IDs returns the IDs of all objects of a kind, in ascending order.
func (m *Model) IDs(kind storage.Kind) []storage.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.data.ids(kind)
}

// Text returns the text of an object, empty if there is no such object.
func (m *Model) Text(ref storage.Ref) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.data.text(ref)
}

// Ping reports that the model answers, which it always does.
func (m *Model) Ping(ctx context.Context) error { return ctx.Err() }

// Close does nothing.
func (m *Model) Close() error { return nil }

// Transact runs do on a copy, which replaces the model's content if do returns nil.
func (m *Model) Transact(ctx context.Context, do func(storage.Session) error) error {
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

func (m *Model) run(ctx context.Context, call func(*data) error) error {
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

// data is what a model holds.
type data struct {
	texts map[storage.Kind]map[storage.ID]string
	last  map[storage.Kind]storage.ID // the highest ID ever given
	links map[storage.Ref]map[storage.ID]bool
}

func (d *data) clone() data {
	clone := data{
		texts: map[storage.Kind]map[storage.ID]string{},
		last:  maps.Clone(d.last),
		links: map[storage.Ref]map[storage.ID]bool{},
	}
	for kind, texts := range d.texts {
		clone.texts[kind] = maps.Clone(texts)
	}
	for ref, linked := range d.links {
		clone.links[ref] = maps.Clone(linked)
	}
	return clone
}

func (d *data) put(ref storage.Ref, text string) {
	d.texts[ref.Kind][ref.ID] = text
	d.last[ref.Kind] = max(d.last[ref.Kind], ref.ID)
}

func (d *data) text(ref storage.Ref) string { return d.texts[ref.Kind][ref.ID] }

// missing returns those of the references that name no object, each once.
func (d *data) missing(refs ...storage.Ref) error {
	var missing []storage.Ref
	for _, ref := range refs {
		if _, exists := d.texts[ref.Kind][ref.ID]; !exists && !slices.Contains(missing, ref) {
			missing = append(missing, ref)
		}
	}
	if missing == nil {
		return nil
	}
	return &storage.NotFoundError{Missing: missing}
}

func (d *data) ids(kind storage.Kind) []storage.ID {
	return slices.Sorted(maps.Keys(d.texts[kind]))
}

// linked returns the IDs of the objects at the other end of an object's links.
func (d *data) linked(ref storage.Ref) []storage.ID {
	return slices.Sorted(maps.Keys(d.links[ref]))
}

// link links two objects and reports whether they were not linked before.
func (d *data) link(a, b storage.Ref) bool {
	if d.links[a][b.ID] {
		return false
	}
	for _, way := range [][2]storage.Ref{{a, b}, {b, a}} {
		if d.links[way[0]] == nil {
			d.links[way[0]] = map[storage.ID]bool{}
		}
		d.links[way[0]][way[1].ID] = true
	}
	return true
}

// unlink unlinks two objects and reports whether they were linked.
func (d *data) unlink(a, b storage.Ref) bool {
	if !d.links[a][b.ID] {
		return false
	}
	delete(d.links[a], b.ID)
	delete(d.links[b], a.ID)
	return true
}

// remove deletes an object and returns how many links went with it.
func (d *data) remove(ref storage.Ref) int {
	linked := d.linked(ref)
	for _, id := range linked {
		d.unlink(ref, storage.Ref{Kind: kinds[ref.Kind].far, ID: id})
	}
	delete(d.links, ref)
	delete(d.texts[ref.Kind], ref.ID)
	return len(linked)
}
