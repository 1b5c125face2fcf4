package sqlstore

import (
	"context"
	"fmt"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// unlessTaken writes an object, and says why where that did nothing: the object does not exist, or another one has one of
// its unique values. Where that other one is gone, and only waits to be swept, it goes now.
func (s *session) unlessTaken(
	ctx context.Context, kind *model.Kind, object *storage.Object, write func() (written bool, err error),
) error {
	written, err := write()
	if written || err != nil {
		return err
	}
	if err := s.taken(ctx, kind, object); err != nil {
		return err
	}
	if s.writer.Marks(kind) {
		if _, err = s.db.Execute(ctx, s.writer.SweepConflicts(kind, object).Call(statement.Given{})); err == nil {
			written, err = write()
		}
	}
	if err == nil && !written {
		err = fmt.Errorf("%s was not written, and nothing is in its way", kind)
	}
	return err
}

// taken returns why an object cannot be written, or nil where nothing that can be seen is in its way.
func (s *session) taken(ctx context.Context, kind *model.Kind, object *storage.Object) error {
	st, fields := s.writer.Conflicts(kind, object)
	var exists bool
	conflicts := make([]bool, len(fields))
	into := []any{&exists}
	for i := range conflicts {
		into = append(into, &conflicts[i])
	}
	if err := s.db.Query(ctx, st.Call(statement.Given{}), func(row rows.Row) error { return row.Scan(into...) }); err != nil {
		return err
	}
	if !exists && object.ID != 0 {
		return missing(kind, object.ID)
	}
	for i, field := range fields {
		if conflicts[i] {
			return &storage.ConflictError{Field: field.Name}
		}
	}
	return nil
}
