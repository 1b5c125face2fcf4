package graph

import "maps"

// readings are values by key. Very often there is one, and that needs no map.
type readings[K comparable, V any] struct {
	any   bool // there is a first
	key   K
	first V
	more  map[K]V
}

func (r *readings[K, V]) get(key K) (value V, known bool) {
	if r.any && r.key == key {
		return r.first, true
	}
	value, known = r.more[key]
	return value, known
}

// add adds a value, in the place of another one that its key had.
func (r *readings[K, V]) add(key K, value V) {
	switch {
	case !r.any && len(r.more) == 0, r.any && r.key == key:
		r.any, r.key, r.first = true, key, value
	case r.more == nil:
		r.more = map[K]V{key: value}
	default:
		r.more[key] = value
	}
}

// addAll adds values, and may keep the map that they come in.
func (r *readings[K, V]) addAll(values map[K]V) {
	switch {
	case r.more != nil:
		maps.Copy(r.more, values)
	default:
		r.more = values
	}
	if value, again := values[r.key]; r.any && again {
		r.first = value
	}
}
