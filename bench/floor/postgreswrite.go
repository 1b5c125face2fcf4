package floor

import "context"

// A change is one statement. Its rows are the parts of the answer: first the article, then what is added and removed.
// Where something that is named does not exist, a constraint fails.
const (
	partArticle = iota
	partAdded
	partRemoved
)

const (
	postgresAdd = `WITH ` + adding + changed

	postgresSet = `
		WITH removed AS (
			DELETE FROM article_publication WHERE article_id = $1 AND publication_id <> ALL ($2::bigint[])
			RETURNING publication_id
		), ` + adding + changed + `
		UNION ALL
		SELECT 2, publication_id, (SELECT title FROM publication WHERE id = publication_id) FROM removed`

	adding = `
		added AS (
			INSERT INTO article_publication (article_id, publication_id, headline)
			SELECT $1, value, (SELECT headline FROM article WHERE id = $1) FROM unnest($2::bigint[]) AS k(value)
			ON CONFLICT DO NOTHING RETURNING publication_id
		)`
	changed = `
		SELECT 0::bigint, id, headline FROM article WHERE id = $1
		UNION ALL
		SELECT 1, publication_id, (SELECT title FROM publication WHERE id = publication_id) FROM added`

	postgresCreate = `
		WITH made AS (
			INSERT INTO article (headline) VALUES ($1) RETURNING id, headline
		), linked AS (
			INSERT INTO article_publication (article_id, publication_id, headline)
			SELECT id, value, headline FROM made CROSS JOIN unnest($2::bigint[]) AS k(value)
		)
		SELECT 0::bigint, id, '' FROM made`
)

func (p *postgres) Add(ctx context.Context, article int64, publications []int64) (change, error) {
	return p.replace(ctx, postgresAdd, article, publications)
}

func (p *postgres) Set(ctx context.Context, article int64, publications []int64) (change, error) {
	return p.replace(ctx, postgresSet, article, publications)
}

func (p *postgres) replace(ctx context.Context, text string, article int64, publications []int64) (done change, err error) {
	rows, err := p.transact(ctx, text, article, publications)
	for _, r := range rows {
		switch r.owner {
		case partArticle:
			done.headline = r.text
		case partAdded:
			done.added = append(done.added, r.row)
		case partRemoved:
			done.removed = append(done.removed, r.row)
		}
	}
	sortRows(done.added)
	sortRows(done.removed)
	return done, err
}

func (p *postgres) Create(ctx context.Context, headline string, publications []int64) (article int64, err error) {
	rows, err := p.transact(ctx, postgresCreate, headline, publications)
	if err != nil {
		return 0, err
	}
	return rows[0].id, nil
}
