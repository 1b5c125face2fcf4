package floor

import (
	"context"

	"junction/storage"
)

// A scalar subquery reads an object by its number where a join would make the planner read all of a small table.
const (
	postgresArticle = `
		SELECT id, headline FROM article WHERE id = $1
		UNION ALL
		SELECT publication_id, (SELECT title FROM publication WHERE id = publication_id)
		FROM article_publication WHERE article_id = $1`

	postgresArticles = `
		SELECT id, headline FROM article WHERE (headline, id) > ($1, $2) ORDER BY headline, id LIMIT $3`

	// Begins with a row of how many articles there are, with whether any come before the page as its text.
	postgresCountedArticles = `
		SELECT count(*), CASE WHEN (
				SELECT id FROM article WHERE (headline, id) <= ($1, $2) ORDER BY headline DESC, id DESC LIMIT 1
			) IS NULL THEN '' ELSE 'before' END
		FROM article
		UNION ALL
		(` + postgresArticles + `)`

	postgresPublications = `
		SELECT article_id, publication_id, (SELECT title FROM publication WHERE id = publication_id)
		FROM article_publication WHERE article_id = ANY ($1::bigint[])`

	postgresFirstArticles        = ofEach + firstOfEach
	postgresCountedFirstArticles = ofEach + `
			SELECT count(*) AS article_id, '' AS headline FROM article_publication WHERE publication_id = k.value
			UNION ALL
			(` + firstOfEach + `)`

	ofEach = `
		SELECT k.value, l.article_id, l.headline
		FROM unnest($1::bigint[]) AS k(value) CROSS JOIN LATERAL (`
	firstOfEach = `
			SELECT article_id, headline FROM article_publication WHERE publication_id = k.value
			ORDER BY headline, article_id LIMIT $2`

	// The first of each publication's first articles are the first of all; an article may come several times.
	postgresSearch = `
		SELECT count(DISTINCT l.article_id), ''
		FROM publication AS p JOIN article_publication AS l ON l.publication_id = p.id
		WHERE p.title >= $1 AND p.title < $2
		UNION ALL
		(SELECT DISTINCT l.article_id, l.headline
			FROM publication AS p CROSS JOIN LATERAL (
				SELECT article_id, headline FROM article_publication WHERE publication_id = p.id
				ORDER BY headline, article_id LIMIT $3) AS l
			WHERE p.title >= $1 AND p.title < $2
			ORDER BY l.headline, l.article_id LIMIT $3)`

	postgresPublication = `
		SELECT id, title FROM publication WHERE id = $1
		UNION ALL
		(SELECT article_id, headline FROM article_publication WHERE publication_id = $1 ` + postgresPage
	postgresPublicationAfter = `
		SELECT id, title FROM publication WHERE id = $1
		UNION ALL
		(SELECT article_id, headline FROM article_publication
			WHERE publication_id = $1 AND (headline, article_id) > ($3, $4) ` + postgresPage
	postgresPage = `ORDER BY headline, article_id LIMIT $2)`
)

func (p *postgres) Article(ctx context.Context, article int64) (headline string, publications []row, err error) {
	first, publications, err := p.headed(ctx, fewPublications, postgresArticle, article)
	return first.text, publications, err
}

func (p *postgres) Articles(ctx context.Context, after storage.Cursor, limit int) ([]row, error) {
	return read(ctx, p, readRow, limit+1, postgresArticles, after.Value.Text(), int64(after.ID), limit+1)
}

func (p *postgres) CountedArticles(
	ctx context.Context, after storage.Cursor, limit int,
) (page []row, total int, before bool, err error) {
	first, page, err := p.headed(ctx, limit+1, postgresCountedArticles, after.Value.Text(), int64(after.ID), limit+1)
	return page, int(first.id), first.text != "", err
}

func (p *postgres) Publications(ctx context.Context, articles []row) ([][]row, error) {
	ids, place := make([]int64, len(articles)), make(map[int64]int, len(articles))
	for i, article := range articles {
		ids[i], place[article.id] = article.id, i
	}
	found, err := read(ctx, p, readOwned, fewPublications*len(articles), postgresPublications, ids)
	if err != nil {
		return nil, err
	}
	linked := make([][]row, len(articles))
	together(found, func(article int64, publications []row) {
		if at := place[article]; linked[at] == nil {
			linked[at] = publications
		} else { // no index led to them
			linked[at] = append(linked[at], publications...)
		}
	})
	return linked, nil
}

func (p *postgres) FirstArticles(
	ctx context.Context, publications []int64, limit int, counted bool,
) (map[int64]linked, error) {
	text := postgresFirstArticles
	if counted {
		text = postgresCountedFirstArticles
		limit++
	}
	found, err := read(ctx, p, readOwned, (limit+1)*len(publications), text+") AS l", publications, limit)
	if err != nil {
		return nil, err
	}
	pages := make(map[int64]linked, len(publications))
	together(found, func(publication int64, rows []row) {
		page := linked{page: rows}
		if counted { // in the first row
			page = linked{rows[1:], int(rows[0].id)}
		}
		pages[publication] = page
	})
	return pages, nil
}

func (p *postgres) Search(ctx context.Context, from, before string, limit int) ([]row, int, error) {
	first, found, err := p.headed(ctx, limit, postgresSearch, from, before, limit)
	return found, int(first.id), err
}

func (p *postgres) Publication(
	ctx context.Context, publication int64, after storage.Cursor, limit int,
) (title string, page []row, err error) {
	text, args := postgresPublication, []any{publication, limit + 1}
	if after.ID != 0 {
		text, args = postgresPublicationAfter, append(args, after.Value.Text(), int64(after.ID))
	}
	first, page, err := p.headed(ctx, limit+1, text, args...)
	return first.text, page, err
}
