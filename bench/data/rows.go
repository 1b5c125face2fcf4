package data

import "iter"

// table is a table with all its rows, in the order of its key. A row is good until the next one.
type table struct {
	name    string
	columns []string
	rows    iter.Seq[[]any]
}

// tables are all that hold data, each behind those that its rows refer to.
func (s Size) tables() []table {
	return []table{
		{"publication", []string{"id", "title"}, numbered(s.Publications, Title)},
		{"article", []string{"id", "headline"}, numbered(s.Articles, Headline)},
		{"article_publication", []string{"article_id", "publication_id", "headline"}, s.links},
	}
}

// rows is how many rows all tables have together.
func (s Size) rows() int { return s.Articles + s.Publications + s.Links }

func numbered(count int, text func(int) string) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		row := make([]any, 2)
		for id := 1; id <= count; id++ {
			row[0], row[1] = int64(id), text(id)
			if !yield(row) {
				return
			}
		}
	}
}

func (s Size) links(yield func([]any) bool) {
	row := make([]any, 3)
	for article, publications := range s.Linked() {
		row[0], row[2] = int64(article), Headline(article)
		for _, publication := range publications {
			row[1] = int64(publication)
			if !yield(row) {
				return
			}
		}
	}
}
