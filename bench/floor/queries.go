package floor

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"junction/graph/cursor"
	"junction/storage"
)

// The sizes of the pages that the benchmark asks for.
const (
	manyArticles      = 50
	fewPublications   = 10
	fewArticles       = 5
	foundArticles     = 50
	publishedArticles = 20
)

// number reads a global ID.
func number(id string) (int64, error) {
	_, digits, _ := strings.Cut(id, ":")
	return strconv.ParseInt(digits, 10, 64)
}

// place reads a cursor of articles by headline; of none, the place before all of them.
func place(after string) (storage.Cursor, error) {
	if after == "" {
		return storage.Cursor{}, nil
	}
	return cursor.Decode(byHeadline.kind, byHeadline.by, after)
}

// cut takes away what was read beyond a page, and says whether there was anything.
func cut(rows []row, limit int) (page []row, more bool) {
	if len(rows) > limit {
		return rows[:limit], true
	}
	return rows, false
}

func (f floor) article(ctx context.Context, to *answer, asked *request) error {
	id, err := number(asked.Variables.ID)
	if err != nil {
		return err
	}
	headline, publications, err := f.store.Article(ctx, id)
	if err != nil {
		return err
	}
	sortRows(publications)
	page, _ := cut(publications, fewPublications)
	to.plain(`{"article":`)
	to.article(row{id, headline})
	to.plain(`,"publications":{"nodes":`)
	to.list(page, func(p row) {
		to.publication(p)
		to.plain("}")
	})
	to.plain("}}}")
	return nil
}

func (f floor) levels(ctx context.Context, to *answer, asked *request) error {
	after, err := place(asked.Variables.After)
	if err != nil {
		return err
	}
	articles, err := f.store.Articles(ctx, after, manyArticles)
	if err != nil {
		return err
	}
	articles, _ = cut(articles, manyArticles)
	published, err := f.store.Publications(ctx, articles)
	if err != nil {
		return err
	}
	for i := range published {
		sortRows(published[i])
		published[i], _ = cut(published[i], fewPublications)
	}
	first, err := f.store.FirstArticles(ctx, distinct(published), fewArticles, false)
	if err != nil {
		return err
	}
	to.plain(`{"articles":{"nodes":`)
	at := 0
	to.list(articles, func(a row) {
		to.article(a)
		to.plain(`,"publications":{"nodes":`)
		to.list(published[at], func(p row) {
			to.publication(p)
			to.plain(`,"articles":{"nodes":`)
			to.list(first[p.id].page, func(a row) {
				to.article(a)
				to.plain("}")
			})
			to.plain("}}")
		})
		at++
		to.plain("}}")
	})
	to.plain("}}")
	return nil
}

// distinct lists all objects of some pages, each once.
func distinct(pages [][]row) []int64 {
	known := make(map[int64]bool)
	var ids []int64
	for _, page := range pages {
		for _, r := range page {
			if !known[r.id] {
				known[r.id] = true
				ids = append(ids, r.id)
			}
		}
	}
	return ids
}

func (f floor) edges(ctx context.Context, to *answer, asked *request) error {
	after, err := place(asked.Variables.After)
	if err != nil {
		return err
	}
	articles, total, before, err := f.store.CountedArticles(ctx, after, manyArticles)
	if err != nil {
		return err
	}
	articles, more := cut(articles, manyArticles)
	published, err := f.store.Publications(ctx, articles)
	if err != nil {
		return err
	}
	pages := make([][]row, len(published))
	for i := range published {
		sortRows(published[i])
		pages[i], _ = cut(published[i], fewPublications)
	}
	first, err := f.store.FirstArticles(ctx, distinct(pages), fewArticles, true)
	if err != nil {
		return err
	}
	to.plain(`{"articles":`)
	at := 0
	to.connection(byHeadline, articles, total, more, before, func(a row) {
		to.article(a)
		to.plain(`,"publications":`)
		to.connection(byTitle, pages[at], len(published[at]), len(published[at]) > len(pages[at]), false, func(p row) {
			to.publication(p)
			to.plain(`,"articles":`)
			page, more := cut(first[p.id].page, fewArticles)
			to.connection(byHeadline, page, first[p.id].total, more, false, func(a row) {
				to.article(a)
				to.plain("}")
			})
			to.plain("}")
		})
		at++
		to.plain("}")
	})
	to.plain("}")
	return nil
}

// connection appends a page as edges, with all that can be asked of it.
func (a *answer) connection(o order, page []row, total int, next, previous bool, node func(row)) {
	a.plain(`{"totalCount":`)
	a.number(total)
	a.plain(`,"pageInfo":`)
	a.pageInfo(o, page, next, previous)
	a.plain(`,"edges":`)
	a.list(page, func(r row) {
		a.plain(`{"cursor":`)
		a.cursor(o, r)
		a.plain(`,"node":`)
		node(r)
		a.plain("}")
	})
	a.plain("}")
}

func (f floor) search(ctx context.Context, to *answer, asked *request) error {
	// The first text behind all that begin with the prefix, whose last character is never the last there is.
	prefix := asked.Variables.Prefix
	if prefix == "" {
		return fmt.Errorf("%s without a prefix", asked.OperationName)
	}
	last := len(prefix) - 1
	found, total, err := f.store.Search(ctx, prefix, prefix[:last]+string(rune(prefix[last]+1)), foundArticles)
	if err != nil {
		return err
	}
	to.plain(`{"articles":{"totalCount":`)
	to.number(total)
	to.plain(`,"nodes":`)
	to.list(found, func(a row) {
		to.article(a)
		to.plain("}")
	})
	to.plain("}}")
	return nil
}

func (f floor) publication(ctx context.Context, to *answer, asked *request) error {
	id, err := number(asked.Variables.ID)
	if err != nil {
		return err
	}
	after, err := place(asked.Variables.After)
	if err != nil {
		return err
	}
	title, articles, err := f.store.Publication(ctx, id, after, publishedArticles)
	if err != nil {
		return err
	}
	page, more := cut(articles, publishedArticles)
	to.plain(`{"publication":`)
	to.publication(row{id, title})
	to.plain(`,"articles":{"nodes":`)
	to.list(page, func(a row) {
		to.article(a)
		to.plain("}")
	})
	to.plain(`,"pageInfo":{"hasNextPage":`)
	to.bool(more)
	to.plain(`,"endCursor":`)
	to.end(byHeadline, page)
	to.plain("}}}}")
	return nil
}
