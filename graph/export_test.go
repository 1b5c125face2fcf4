package graph

import "sync"

// Remembered counts what is remembered of the operation of a name; of several, as there are when many parse it at once, of
// that of which most is.
func Remembered(name string) (most int) {
	for _, key := range documents.Keys() {
		if key.operation.Name != name {
			continue
		}
		count := 0
		document, _ := documents.Peek(key)
		for _, all := range []*sync.Map{&document.collected, &document.arguments, &document.queries, &document.plans} {
			all.Range(func(_, _ any) bool {
				count++
				return true
			})
		}
		most = max(most, count)
	}
	return most
}
