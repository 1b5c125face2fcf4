package floor

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

const (
	existing = `(
			SELECT tuples(id, title)
			FROM publication WHERE id IN (SELECT value FROM ids($1)))`

	selectExistingPublications   = `SELECT ` + existing
	selectArticleAndPublications = `SELECT ` + existing + `, headline FROM article WHERE id = $2`

	insertArticle = `INSERT INTO article (headline) VALUES ($1) RETURNING id`
	insertLinks   = `
		INSERT INTO article_publication (article_id, publication_id, headline)
		SELECT $1, value, $2 FROM ids($3) WHERE true ON CONFLICT DO NOTHING RETURNING publication_id, ''`
	deleteLinks = `
		DELETE FROM article_publication
		WHERE article_id = $1 AND publication_id NOT IN (SELECT value FROM ids($2))
		RETURNING publication_id, (SELECT title FROM publication WHERE id = publication_id)`
)

func (s *sqlite) Add(ctx context.Context, article int64, publications []int64) (change, error) {
	return s.replace(ctx, article, publications, false)
}

func (s *sqlite) Set(ctx context.Context, article int64, publications []int64) (change, error) {
	return s.replace(ctx, article, publications, true)
}

func (s *sqlite) replace(ctx context.Context, article int64, publications []int64, unlink bool) (done change, err error) {
	list := listOf(publications)
	err = s.transact(ctx, func(tx *sql.Tx) error {
		var found string
		err := s.row(ctx, tx, s.articleAndPublications, list, article).Scan(&found, &done.headline)
		if err != nil {
			return err
		}
		if unlink {
			if done.removed, err = s.rows(ctx, tx, s.deleteLinks, article, list); err != nil {
				return err
			}
			sortRows(done.removed)
		}
		done.added, err = s.link(ctx, tx, article, done.headline, publications, found)
		return err
	})
	return done, err
}

func (s *sqlite) Create(ctx context.Context, headline string, publications []int64) (article int64, err error) {
	err = s.transact(ctx, func(tx *sql.Tx) error {
		var found string
		if err := s.row(ctx, tx, s.existingPublications, listOf(publications)).Scan(&found); err != nil {
			return err
		}
		if err := s.row(ctx, tx, s.insertArticle, headline).Scan(&article); err != nil {
			return err
		}
		_, err := s.link(ctx, tx, article, headline, publications, found)
		return err
	})
	return article, err
}

// link links an article to publications, given those of them that were found, and returns those that are new.
func (s *sqlite) link(
	ctx context.Context, tx *sql.Tx, article int64, headline string, publications []int64, found string,
) ([]row, error) {
	exist := readRows(found)
	if len(exist) != len(publications) {
		return nil, fmt.Errorf("of %d publications there are %d", len(publications), len(exist))
	}
	added, err := s.rows(ctx, tx, s.insertLinks, article, headline, listOf(publications))
	for i := range added {
		for _, publication := range exist {
			if publication.id == added[i].id {
				added[i].text = publication.text
			}
		}
	}
	sortRows(added)
	return added, err
}

// rows runs a statement that returns objects.
func (s *sqlite) rows(ctx context.Context, tx *sql.Tx, stmt *sql.Stmt, args ...any) (all []row, err error) {
	s.statements.Add(1)
	found, err := tx.StmtContext(ctx, stmt).QueryContext(ctx, args...) //nolint:sqlclosecheck // the transaction closes it
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, found.Close()) }()
	for found.Next() {
		var one row
		if err := found.Scan(&one.id, &one.text); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, found.Err()
}

// row runs a statement that gives one row.
func (s *sqlite) row(ctx context.Context, tx *sql.Tx, stmt *sql.Stmt, args ...any) *sql.Row {
	s.statements.Add(1)
	return tx.StmtContext(ctx, stmt).QueryRowContext(ctx, args...) //nolint:sqlclosecheck // the transaction closes it
}

// transact runs do in a transaction, which takes the write lock when it begins.
func (s *sqlite) transact(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}
