package documents_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"junction/graph/documents"
	"junction/graph/graphtest"
)

// heap is how much memory is in use once all garbage is collected.
func heap() int64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC() // what a finalizer or a pool held the first time
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

// Whatever a document is made of, its tree takes no more memory than the cache counts for it.
//
//nolint:paralleltest // what others allocate meanwhile would be counted
func TestDocumentsAreCountedInBytesOfMemory(t *testing.T) {
	shapes := map[string]func(n int) string{
		"fields":      func(n int) string { return "{" + strings.Repeat("a ", n) + "}" },
		"selections":  func(n int) string { return "{" + strings.Repeat("a{a}", n) + "}" },
		"fragments":   func(n int) string { return "{" + strings.Repeat("...{a}", n) + "}" },
		"spreads":     func(n int) string { return "{" + strings.Repeat("...a ", n) + "}" },
		"definitions": func(n int) string { return "{a}" + strings.Repeat("fragment a on A{a}", n) },
		"operations":  func(n int) string { return strings.Repeat("{a}", n) },
		"arguments":   func(n int) string { return "{a(" + strings.Repeat("a:1 ", n) + ")}" },
		"elements":    func(n int) string { return "{a(a:[" + strings.Repeat("1 ", n) + "])}" },
		"lists":       func(n int) string { return "{a(a:[" + strings.Repeat("[]", n) + "])}" },
		"members":     func(n int) string { return "{a(a:{" + strings.Repeat("a:1 ", n) + "})}" },
		"texts":       func(n int) string { return "{a(a:[" + strings.Repeat(`"\n\n\n\n"`, n) + "])}" },
		"blocks":      func(n int) string { return "{a(a:[" + strings.Repeat(`"""a\n""" `, n) + "])}" },
		"directives":  func(n int) string { return "{a " + strings.Repeat("@a ", n) + "}" },
		"variables":   func(n int) string { return "query(" + strings.Repeat("$a:A=1 ", n) + "){a}" },
		"comments":    func(n int) string { return "{" + strings.Repeat("a#\n", n) + "}" },
		"remarks":     func(n int) string { return "{a}" + strings.Repeat("#\n", n) },
	}
	for name, shape := range shapes {
		for _, n := range []int{1, 3, 17, 1025} {
			documents, text := documents.NewCache(1<<30), shape(n)
			copies := 1 + 2000/n
			before := heap()
			for i := range copies {
				text := fmt.Sprintf("%s#%d", text, i)
				tree, err := parser.ParseQuery(&ast.Source{Input: text})
				if err != nil {
					t.Fatal(name, err)
				}
				documents.Add(graphql.WithOperationContext(context.Background(), &graphql.OperationContext{}), text, tree)
			}
			took, counted := heap()-before, documents.Bytes()
			if took > counted {
				t.Errorf("%d documents of %d %s take %d bytes, of which %d are counted", copies, n, name, took, counted)
			}
			runtime.KeepAlive(documents)
		}
	}
}

// What is compiled of documents counts, too, and all together has a bound.
//
//nolint:paralleltest // what others allocate meanwhile would be counted
func TestDocumentsTakeNoMoreThanTheyMay(t *testing.T) {
	shapes := map[string]string{
		"fields": `{ articles(first: 1) { nodes { ` + numbered(300, "a", ": id") + `} } }`,
		"fragments": `{ articles(first: 1) { nodes { ` + numbered(100, "p", `: publications(first: 1) { nodes { ...F } }`) + ` } } }
			fragment F on Publication { ` + numbered(100, "t", ": title") + ` }`,
		"pages":     `{ articles(first: 1) { nodes { ` + numbered(100, "p", ": publications(first: 1) { totalCount nodes { id } }") + `} } }`,
		"arguments": `{ articles(first: 1, where: { id: { in: [` + strings.Repeat(`"Article:1" `, 400) + `] } }) { nodes { id } } }`,
		"filters": `{ articles(first: 1, where: { and: [` + strings.Repeat(`{ headline: { eq: "a" } } `, 100) + `] }) {
			nodes { id } } }`,
		"small": `{ article(id: "Article:1") { id } }`,
		"variables": `query($first: Int = 1) { articles(first: $first) { nodes { id
			publications(first: $first) { nodes { id title articles(first: $first) { nodes { headline } } } } } } }`,
	}
	store := graphtest.Fill(t, 1, 1).Store
	for _, most := range []int64{1 << 30, 16 << 20} {
		for name, text := range shapes {
			server := graphtest.Of(store, most)
			server.Ask(t, text) // what is made once for all
			before := heap()
			for i := range 30 {
				server.AskWith(t, fmt.Sprintf("%s#%d", text, i), map[string]any{"first": int64(i % 3)})
				server.AskWith(t, fmt.Sprintf("%s#%d", text, 0), map[string]any{"first": int64(i)})
			}
			took, counted := heap()-before, server.Documents.Bytes()
			if took > counted {
				t.Errorf("documents of %s take %d bytes, of which %d are counted", name, took, counted)
			}
			if counted > most {
				t.Errorf("documents of %s are counted as %d bytes, of %d that they may take", name, counted, most)
			}
		}
	}
}
