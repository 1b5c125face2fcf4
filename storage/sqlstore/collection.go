package sqlstore

import (
	"context"
	"fmt"
	"time"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// collection is all objects of one kind.
type collection struct {
	*session
	kind *model.Kind
}

func (c collection) Get(
	ctx context.Context, ids []storage.ID, fields storage.Fields,
) (map[storage.ID]storage.Object, error) {
	found := make(map[storage.ID]storage.Object, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	fields = fields.Reads(c.kind)
	st := c.writer.Get(c.kind, fields, len(ids) == 1)
	reader := rows.NewObjectReader(c.kind, fields)
	err := c.db.Query(ctx, st.Call(statement.Given{ID: ids[0], IDs: ids}), func(row rows.Row) error {
		if err := row.Scan(reader.Into...); err != nil {
			return err
		}
		object, err := reader.Object()
		found[object.ID] = object
		return err
	})
	return found, err
}

func (c collection) Page(ctx context.Context, q storage.Query) (storage.Page, error) {
	var page storage.Page
	st, err := c.writer.Page(c.kind, q)
	if err != nil {
		return page, err
	}
	reader := rows.NewPageReader(c.kind, st.Form(), q)
	err = c.db.Query(ctx, st.Call(statement.Given{Query: q}), func(row rows.Row) (err error) {
		page, err = reader.Read(row)
		return err
	})
	return page, err
}

func (c collection) Count(ctx context.Context, q storage.Query) (n int, err error) {
	st, err := c.writer.Count(c.kind, q)
	if err != nil {
		return 0, err
	}
	err = c.db.Query(ctx, st.Call(statement.Given{}), func(row rows.Row) error { return row.Scan(&n) })
	return n, err
}

func (c collection) Create(ctx context.Context, object storage.Object) (storage.Object, error) {
	object = object.Created(c.kind, time.Now())
	if missing := storage.AllFields(c.kind) &^ object.Fields; missing != 0 {
		return object, fmt.Errorf("a new %s lacks fields", c.kind)
	}
	if err := object.Validate(c.kind); err != nil {
		return object, err
	}
	err := c.change(ctx, func(s *session) error {
		object.ID = 0
		return s.unlessTaken(ctx, c.kind, &object, func() (created bool, err error) {
			call := s.writer.Create(c.kind, &object).Call(statement.Given{})
			err = s.db.Query(ctx, call, func(row rows.Row) error {
				created = true
				return row.Scan((*int64)(&object.ID))
			})
			return created, err
		})
	})
	return object, err
}

func (c collection) Update(ctx context.Context, object storage.Object) (storage.Object, error) {
	object = object.Updated(c.kind, time.Now())
	if err := object.Validate(c.kind); err != nil {
		return object, err
	}
	err := c.change(ctx, func(s *session) error {
		return s.unlessTaken(ctx, c.kind, &object, func() (bool, error) {
			changed, err := s.db.Execute(ctx, s.writer.Update(c.kind, &object).Call(statement.Given{}))
			return changed > 0, err
		})
	})
	return object, err
}

func missing(kind *model.Kind, id storage.ID) error {
	return &storage.NotFoundError{Missing: []storage.Ref{{Kind: kind, ID: id}}}
}
