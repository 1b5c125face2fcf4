-- +goose Up

-- "JNCT", by which the program knows its own files.
PRAGMA application_id = 1246643028;

-- Numbers are never given again: that is what AUTOINCREMENT adds.
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    headline TEXT NOT NULL CHECK (length(headline) BETWEEN 1 AND 100),
    -- The default order, and what the junction's copy of the headline refers to.
    UNIQUE (headline, id)
) STRICT;

CREATE TABLE publication (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 30),
    UNIQUE (title, id)
) STRICT;

-- A publication may have millions of articles, so the key that its articles are sorted by lives here, held to the
-- original by the foreign key: a page is then a walk along one index. An article has few publications; they are sorted
-- when they are read.
CREATE TABLE article_publication (
    article_id INTEGER NOT NULL,
    publication_id INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    headline TEXT NOT NULL,
    PRIMARY KEY (article_id, publication_id),
    FOREIGN KEY (article_id, headline) REFERENCES article (id, headline) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX article_publication_by_publication ON article_publication (publication_id, headline, article_id);
