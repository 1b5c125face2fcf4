package floor

import (
	"context"
	"database/sql"
	"slices"

	"junction/storage"
)

const (
	// The few publications of an article are cheaper to sort here than there.
	selectArticle = `
		SELECT headline, (
			SELECT tuples(p.id, p.title)
			FROM article_publication AS l CROSS JOIN publication AS p ON p.id = l.publication_id
			WHERE l.article_id = a.id)
		FROM article AS a WHERE id = $1`

	pageOfArticles = `(
			SELECT tuples(id, headline) FROM (
				SELECT id, headline FROM article WHERE (headline, id) > ($1, $2) ORDER BY headline, id LIMIT $3))`

	selectArticles = `SELECT ` + pageOfArticles

	selectCountedArticles = `
		SELECT ` + pageOfArticles + `, (SELECT count(*) FROM article),
			EXISTS (SELECT 1 FROM article WHERE (headline, id) <= ($1, $2))`

	selectPublications = `
		SELECT tuples(l.article_id, p.id, p.title)
		FROM ids($1) AS k
			CROSS JOIN article_publication AS l ON l.article_id = k.value
			CROSS JOIN publication AS p ON p.id = l.publication_id`

	selectFirstArticles = `
		SELECT taken()
		FROM owners($1) AS k
		WHERE EXISTS (
			SELECT 1 FROM article_publication INDEXED BY article_publication_by_publication
			WHERE publication_id = k.value AND take($2, article_id, headline))`

	selectCountedFirstArticles = `
		SELECT records(k.value, (SELECT count(*) FROM article_publication WHERE publication_id = k.value), (
			SELECT tuples(article_id, headline) FROM (
				SELECT article_id, headline FROM article_publication WHERE publication_id = k.value
				ORDER BY headline, article_id LIMIT $2)))
		FROM ids($1) AS k`

	// The first of each publication's first articles are the first of all; an article may come several times.
	selectMatches = `
		SELECT records((
				SELECT tuples(article_id, headline) FROM (
					SELECT article_id, headline FROM article_publication WHERE publication_id = p.id
					ORDER BY headline, article_id LIMIT $3))),
			(SELECT count(DISTINCT l.article_id)
				FROM publication AS p CROSS JOIN article_publication AS l ON l.publication_id = p.id
				WHERE p.title >= $1 AND p.title < $2)
		FROM publication AS p WHERE title >= $1 AND title < $2`

	selectPublication = publicationAnd + `WHERE publication_id = $1 ` + itsArticles

	selectPublicationAfter = publicationAnd + `WHERE publication_id = $1 AND (headline, article_id) > ($3, $4) ` + itsArticles

	publicationAnd = `
		SELECT title, (
			SELECT tuples(article_id, headline) FROM (
				SELECT article_id, headline FROM article_publication `
	itsArticles = `ORDER BY headline, article_id LIMIT $2))
		FROM publication WHERE id = $1`
)

// read runs a statement that gives one row.
func (s *sqlite) read(ctx context.Context, stmt *sql.Stmt, args ...any) *sql.Row {
	s.statements.Add(1)
	return stmt.QueryRowContext(ctx, args...)
}

func (s *sqlite) Article(ctx context.Context, article int64) (headline string, publications []row, err error) {
	var list string
	err = s.read(ctx, s.article, article).Scan(&headline, &list)
	return headline, readRows(list), err
}

func (s *sqlite) Articles(ctx context.Context, after storage.Cursor, limit int) ([]row, error) {
	var list string
	err := s.read(ctx, s.articles, after.Value.Text(), int64(after.ID), limit+1).Scan(&list)
	return readRows(list), err
}

func (s *sqlite) CountedArticles(
	ctx context.Context, after storage.Cursor, limit int,
) (page []row, total int, before bool, err error) {
	var list string
	err = s.read(ctx, s.countedArticles, after.Value.Text(), int64(after.ID), limit+1).Scan(&list, &total, &before)
	return readRows(list), total, before, err
}

func (s *sqlite) Publications(ctx context.Context, articles []row) ([][]row, error) {
	ids := make([]int64, len(articles))
	for i, article := range articles {
		ids[i] = article.id
	}
	var list string
	if err := s.read(ctx, s.publications, listOf(ids)).Scan(&list); err != nil {
		return nil, err
	}
	r, count := unpack(list)
	rows := make([]row, 0, count)
	linked := make([][]row, len(articles))
	owner := r.number()
	for i, article := range ids {
		begin := len(rows)
		for owner == article {
			rows = append(rows, r.row())
			owner = r.number()
		}
		linked[i] = rows[begin:len(rows):len(rows)]
	}
	return linked, nil
}

func (s *sqlite) FirstArticles(
	ctx context.Context, publications []int64, limit int, counted bool,
) (map[int64]linked, error) {
	stmt := s.firstArticles
	if counted {
		stmt = s.countedFirstArticles
		limit++
	}
	var list string
	if err := s.read(ctx, stmt, listOf(publications), limit).Scan(&list); err != nil {
		return nil, err
	}
	r, count := unpack(list)
	rows := make([]row, 0, count*limit)
	pages := make(map[int64]linked, count)
	for range count {
		publication, total := r.number(), int64(0)
		if counted {
			total = r.number()
		}
		begin := len(rows)
		rows = appendRows(rows, r.text())
		pages[publication] = linked{rows[begin:], int(total)}
	}
	return pages, nil
}

func (s *sqlite) Search(ctx context.Context, from, before string, limit int) ([]row, int, error) {
	var list string
	var total int
	if err := s.read(ctx, s.search, from, before, limit).Scan(&list, &total); err != nil {
		return nil, 0, err
	}
	r, count := unpack(list)
	var found []row
	for range count {
		found = appendRows(found, r.text())
	}
	sortRows(found)
	found = slices.Compact(found)
	return found[:min(limit, len(found))], total, nil
}

func (s *sqlite) Publication(
	ctx context.Context, publication int64, after storage.Cursor, limit int,
) (title string, page []row, err error) {
	var list string
	if after.ID == 0 {
		err = s.read(ctx, s.publication, publication, limit+1).Scan(&title, &list)
	} else {
		err = s.read(ctx, s.publicationAfter, publication, limit+1, after.Value.Text(), int64(after.ID)).Scan(&title, &list)
	}
	return title, readRows(list), err
}
