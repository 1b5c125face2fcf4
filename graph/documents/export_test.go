package documents

// Remembered counts what is remembered of the operation of a name; of several, of that of which most is.
func (c *Cache) Remembered(name string) (most int) {
	for _, cached := range c.byText.Values() {
		for _, operation := range cached.compiled.Keys() {
			if operation.Name != name {
				continue
			}
			count := 0
			memory, _ := cached.compiled.Peek(operation)
			memory.known.Range(func(_, _ any) bool {
				count++
				return true
			})
			most = max(most, count)
		}
	}
	return most
}

// Bytes is what the cache believes that it takes.
func (c *Cache) Bytes() int64 {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.bytes
}
