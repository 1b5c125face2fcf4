package documents

import (
	"context"
	"math"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/lexer"
)

// Cache is a cache of documents that were parsed and found valid, and of what was compiled of them. The least recently
// used give way when they take more memory than they may. It is safe for concurrent use.
type Cache struct {
	most int64

	mutex  sync.Mutex
	byText *simplelru.LRU[string, *cachedDocument]
	bytes  int64 // of all that are in the cache
}

var _ graphql.Cache[*ast.QueryDocument] = (*Cache)(nil)

// NewCache returns a cache that takes at most so many bytes of memory. A document that would take more than a sixteenth
// of them is not kept.
func NewCache(most int64) *Cache {
	c := &Cache{most: most}
	c.byText = mustLRU(math.MaxInt, func(_ string, evicted *cachedDocument) {
		evicted.kept = false
		c.bytes -= evicted.bytes
	})
	return c
}

// Get returns the document of a text, and lets [Of] find what was compiled of it.
func (c *Cache) Get(ctx context.Context, text string) (*ast.QueryDocument, bool) {
	c.mutex.Lock()
	found, ok := c.byText.Get(text)
	c.mutex.Unlock()
	if !ok {
		return nil, false
	}
	found.attach(ctx)
	return found.syntax, true
}

// Add keeps a document, where there is room for it.
func (c *Cache) Add(ctx context.Context, text string, syntax *ast.QueryDocument) {
	added := newCachedDocument(c, text, syntax)
	added.attach(ctx)
	c.mutex.Lock()
	defer c.mutex.Unlock()
	const share = 16
	if added.bytes > c.most/share || c.byText.Contains(text) { // as it does when others parsed it at the same time
		return
	}
	added.kept = true
	c.byText.Add(text, added)
	c.grow(added.bytes)
}

// Contains reports whether a text's document is in the cache: it was valid, and passed whatever is asked before a text is
// parsed.
func (c *Cache) Contains(text string) bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.byText.Contains(text)
}

// grow counts more bytes, and makes room for them. The caller holds the mutex.
func (c *Cache) grow(bytes int64) {
	for c.bytes += bytes; c.bytes > c.most; {
		c.byText.RemoveOldest()
	}
}

// cachedDocument is a document, and what was compiled of its operations. The cache's mutex guards what changes.
type cachedDocument struct {
	cache    *Cache
	syntax   *ast.QueryDocument
	bytes    int64
	kept     bool // in the cache, so that its bytes are counted there
	compiled *simplelru.LRU[*ast.OperationDefinition, *memory]
}

func newCachedDocument(cache *Cache, text string, syntax *ast.QueryDocument) *cachedDocument {
	c := &cachedDocument{cache: cache, syntax: syntax, bytes: documentBytes(text)}
	c.compiled = mustLRU(mostCompiled, func(_ *ast.OperationDefinition, evicted *memory) {
		evicted.kept = false
		c.grow(-evicted.bytes)
	})
	return c
}

// mustLRU returns a cache of a size that is positive.
func mustLRU[K comparable, V any](size int, evicted func(K, V)) *simplelru.LRU[K, V] {
	cache, err := simplelru.NewLRU(size, evicted)
	if err != nil {
		panic(err)
	}
	return cache
}

// mostCompiled is how many operations of one document are kept compiled.
const mostCompiled = 16

// compiledOf returns what is remembered of an operation.
func (c *cachedDocument) compiledOf(operation *ast.OperationDefinition) *memory {
	c.cache.mutex.Lock()
	defer c.cache.mutex.Unlock()
	if known, ok := c.compiled.Get(operation); ok {
		return known
	}
	made := &memory{in: c, kept: true, bytes: bytesPerEntry}
	c.compiled.Add(operation, made)
	c.grow(made.bytes)
	return made
}

// grow counts bytes of what was compiled. The caller holds the mutex.
func (c *cachedDocument) grow(bytes int64) {
	c.bytes += bytes
	if c.kept {
		c.cache.grow(bytes)
	}
}

// attachedDocument is the name under which an operation's statistics hold its document: the only place where both the
// library's cache and [Of] can reach.
const attachedDocument = "Document"

func (c *cachedDocument) attach(ctx context.Context) {
	graphql.GetOperationContext(ctx).Stats.SetExtension(attachedDocument, c)
}

// What a document takes in memory, as measured: at most so many bytes for each token of its text, for the text itself and
// for the values of its texts without their escapes, and for its entry.
const (
	bytesPerToken    = 256
	bytesPerTextByte = 2
	bytesPerEntry    = 1 << 10
)

// documentBytes estimates, from above, what a document takes in memory once it is parsed.
func documentBytes(text string) int64 {
	bytes := int64(bytesPerEntry + bytesPerTextByte*len(text))
	for from := lexer.New(&ast.Source{Input: text}); ; bytes += bytesPerToken {
		if token, err := from.ReadToken(); err != nil || token.Kind == lexer.EOF {
			return bytes
		}
	}
}
