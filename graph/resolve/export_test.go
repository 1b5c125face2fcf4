package resolve

import "sync"

// Remembered counts what is remembered of the operation of a name; of several, of that of which most is.
func (d *Documents) Remembered(name string) (most int) {
	for _, cached := range d.byText.Values() {
		for _, operation := range cached.compiled.Keys() {
			if operation.Name != name {
				continue
			}
			count := 0
			document, _ := cached.compiled.Peek(operation)
			for _, all := range []*sync.Map{&document.collected, &document.arguments, &document.queries, &document.plans} {
				all.Range(func(_, _ any) bool {
					count++
					return true
				})
			}
			most = max(most, count)
		}
	}
	return most
}

// Bytes is what the cache believes that it takes.
func (d *Documents) Bytes() int64 {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return d.bytes
}
