package graph

import "sync"

// Remembered counts what is remembered of the operations of a name.
func Remembered(name string) (count int) {
	for _, key := range documents.Keys() {
		if key.operation.Name != name {
			continue
		}
		document, _ := documents.Peek(key)
		for _, all := range []*sync.Map{&document.collected, &document.arguments, &document.queries, &document.plans} {
			all.Range(func(_, _ any) bool {
				count++
				return true
			})
		}
	}
	return count
}
