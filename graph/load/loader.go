package load

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"sync"

	"github.com/graph-gophers/dataloader/v7"
)

// fetch reads the values of keys. A key without a value is left out.
type fetch[K comparable, V any] func(context.Context, []K) (map[K]V, error)

// loader gives values by key: at once where they were read ahead, and else through a dataloader, which batches them
// with the others that are asked for soon.
type loader[K comparable, V any] struct {
	fetch fetch[K, V]

	mutex sync.Mutex
	read  map[K]V
	batch *dataloader.Loader[K, V] // made when it is needed, which is mostly never
}

// known returns a key's value when it was read before.
func (l *loader[K, V]) known(key K) (value V, known bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	value, known = l.read[key]
	return value, known
}

// keep remembers what was read, of so many keys.
func (l *loader[K, V]) keep(count int, values iter.Seq2[K, V]) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.read == nil {
		l.read = make(map[K]V, count)
	}
	maps.Insert(l.read, values)
}

// keepOne remembers what was read of one key.
func (l *loader[K, V]) keepOne(key K, value V) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.read == nil {
		l.read = make(map[K]V)
	}
	l.read[key] = value
}

// forget drops all that was read.
func (l *loader[K, V]) forget() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.read, l.batch = nil, nil
}

// load returns a key's value.
func (l *loader[K, V]) load(ctx context.Context, key K) (V, error) {
	if value, known := l.known(key); known {
		return value, nil
	}
	return l.batching().Load(ctx, key)()
}

// batching is the dataloader for what was not foreseen.
func (l *loader[K, V]) batching() *dataloader.Loader[K, V] {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.batch == nil {
		l.batch = dataloader.NewBatchedLoader(func(ctx context.Context, keys []K) []*dataloader.Result[V] {
			values, err := l.fetch(ctx, keys)
			results := make([]*dataloader.Result[V], len(keys))
			for i, key := range keys {
				value, ok := values[key]
				if err == nil && !ok {
					results[i] = &dataloader.Result[V]{Error: fmt.Errorf("nothing was fetched for %v", key)}
					continue
				}
				results[i] = &dataloader.Result[V]{Data: value, Error: err}
			}
			if err == nil {
				l.keep(len(values), maps.All(values))
			}
			return results
		})
	}
	return l.batch
}

// foresee fetches at once the values of keys that will be loaded, but for those that it knows, and reports whether it
// could. The error is left to whoever loads them.
func (l *loader[K, V]) foresee(ctx context.Context, fetch fetch[K, V], keys []K) bool {
	unknown := l.unknown(keys)
	if len(unknown) == 0 {
		return true
	}
	values, err := fetch(ctx, unknown)
	if err != nil {
		return false
	}
	l.keep(len(values), maps.All(values))
	return true
}

// unknown are those of some keys whose values were not read before.
func (l *loader[K, V]) unknown(keys []K) []K {
	var unknown []K
	for i, key := range keys {
		if _, known := l.known(key); !known {
			if unknown == nil {
				unknown = make([]K, 0, len(keys)-i)
			}
			unknown = append(unknown, key)
		}
	}
	return unknown
}
