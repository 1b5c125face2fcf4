package floor

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"sync/atomic"

	_ "modernc.org/sqlite" // the program's driver

	storage "junction/storage/sqlite"
	"junction/storage/sqlite/native"
)

// sqlite answers from an SQLite file, through pools like those of storage/sqlite, and with what that adds to SQL: lists
// leave a statement as one value (see [reader]): a row costs as much to hand over as several do to read.
type sqlite struct {
	readers, writer *sql.DB
	statements      atomic.Int64

	article, articles, countedArticles, publications, firstArticles, countedFirstArticles, search, publication,
	publicationAfter, articleAndPublications, existingPublications, insertLinks, deleteLinks, insertArticle *sql.Stmt
}

func openSQLite(ctx context.Context, path string) (_ *sqlite, err error) {
	s := &sqlite{}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	if err = native.Install(); err != nil {
		return nil, err
	}
	if s.writer, err = pool(path, "_journal_mode=WAL&_pragma=journal_size_limit(67108864)", 1); err != nil {
		return nil, err
	}
	if s.readers, err = pool(path, storage.Reading(runtime.NumCPU()).Encode(), runtime.NumCPU()); err != nil {
		return nil, err
	}
	for stmt, text := range map[**sql.Stmt]string{
		&s.article: selectArticle, &s.articles: selectArticles, &s.countedArticles: selectCountedArticles,
		&s.publications: selectPublications, &s.firstArticles: selectFirstArticles,
		&s.countedFirstArticles: selectCountedFirstArticles, &s.search: selectMatches,
		&s.publication: selectPublication, &s.publicationAfter: selectPublicationAfter,
	} {
		if *stmt, err = s.readers.PrepareContext(ctx, text); err != nil { //nolint:sqlclosecheck // kept
			return nil, err
		}
	}
	for stmt, text := range map[**sql.Stmt]string{
		&s.articleAndPublications: selectArticleAndPublications, &s.existingPublications: selectExistingPublications,
		&s.insertLinks: insertLinks, &s.deleteLinks: deleteLinks, &s.insertArticle: insertArticle,
	} {
		if *stmt, err = s.writer.PrepareContext(ctx, text); err != nil { //nolint:sqlclosecheck // kept
			return nil, err
		}
	}
	return s, nil
}

func pool(path, settings string, connections int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+"?"+settings+
		"&_busy_timeout=5000&_synchronous=FULL&_foreign_keys=1&_txlock=immediate&_dqs=0")
	if err == nil {
		db.SetMaxOpenConns(connections)
		db.SetMaxIdleConns(connections)
	}
	return db, err
}

func (s *sqlite) Statements() int64 { return s.statements.Load() }

// Close closes the readers first, so that the writer is the last and takes the log away.
func (s *sqlite) Close() error {
	var err error
	for _, db := range []*sql.DB{s.readers, s.writer} {
		if db != nil {
			err = errors.Join(err, db.Close())
		}
	}
	return err
}
