package floor

import (
	"strconv"

	"junction/entity"
	"junction/graph/cursor"
	"junction/model"
	"junction/storage"
)

// answer is JSON in the making.
type answer []byte

// plain appends JSON.
func (a *answer) plain(json string) { *a = append(*a, json...) }

func (a *answer) number(n int) { *a = strconv.AppendInt(*a, int64(n), 10) }

func (a *answer) bool(b bool) { *a = strconv.AppendBool(*a, b) }

// text appends a text as a JSON string, with the escapes that the program uses.
func (a *answer) text(text string) {
	const hex = "0123456789ABCDEF"
	json := append(*a, '"')
	start := 0
	for i := range len(text) {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		json = append(json, text[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			json = append(json, '\\', c)
		case '\t':
			json = append(json, `\t`...)
		case '\n':
			json = append(json, `\n`...)
		case '\r':
			json = append(json, `\r`...)
		default:
			json = append(json, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	*a = append(append(json, text[start:]...), '"')
}

func (a *answer) id(kind string, id int64) {
	*a = append(append(append(*a, `"id":"`...), kind...), ':')
	*a = append(strconv.AppendInt(*a, id, 10), '"')
}

// article appends an article, without its end, so that more fields can follow.
func (a *answer) article(r row) {
	a.plain("{")
	a.id("Article", r.id)
	a.plain(`,"headline":`)
	a.text(r.text)
}

// publication appends a publication, without its end.
func (a *answer) publication(r row) {
	a.plain("{")
	a.id("Publication", r.id)
	a.plain(`,"title":`)
	a.text(r.text)
}

// list appends an array.
func (a *answer) list(rows []row, item func(row)) {
	a.plain("[")
	for i, r := range rows {
		if i > 0 {
			a.plain(",")
		}
		item(r)
	}
	a.plain("]")
}

// order is one of the two that the benchmark asks for, in which its cursors are places.
type order struct {
	kind *model.Kind
	by   storage.Order
}

var (
	byHeadline = order{entity.Articles.Kind, storage.Order{Field: entity.Article_Headline}}
	byTitle    = order{entity.Publications.Kind, storage.Order{Field: entity.Publication_Title}}
)

func (a *answer) cursor(o order, r row) {
	a.plain(`"`)
	*a = cursor.Append(*a, o.kind, o.by, storage.Cursor{Value: model.TextOf(r.text), ID: storage.ID(r.id)})
	a.plain(`"`)
}

// end appends the cursor of a page's end.
func (a *answer) end(o order, page []row) {
	if len(page) == 0 {
		a.plain("null")
		return
	}
	a.cursor(o, page[len(page)-1])
}

// pageInfo appends where a page lies.
func (a *answer) pageInfo(o order, page []row, next, previous bool) {
	a.plain(`{"hasNextPage":`)
	a.bool(next)
	a.plain(`,"hasPreviousPage":`)
	a.bool(previous)
	a.plain(`,"startCursor":`)
	a.end(o, page[:min(1, len(page))])
	a.plain(`,"endCursor":`)
	a.end(o, page)
	a.plain("}")
}
