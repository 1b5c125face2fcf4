-- +goose Up

-- The publications whose links are gone for everybody while their rows are still being deleted, a few at a time; with
-- deleting = 1 the publication itself is gone too.
CREATE TABLE publication_sweep (
    id INTEGER PRIMARY KEY REFERENCES publication (id) ON DELETE CASCADE,
    deleting INTEGER NOT NULL CHECK (deleting IN (0, 1))
) STRICT;

-- The order in which they are swept: first those that live on, for whose links somebody may be waiting.
CREATE INDEX publication_sweep_by_turn ON publication_sweep (deleting, id);
