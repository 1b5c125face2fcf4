package sqlstore

import (
	"context"
	"fmt"
	"strings"

	"junction/model"
	"junction/storage"
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
	one := len(ids) == 1
	does := "get"
	if one {
		does = "get one"
	}
	fields = fields.Reads(c.kind)
	st := c.fixed(shape{does: does, of: c.kind, fields: fields}, func(st *statement) {
		of := st.table(c.kind)
		if one {
			st.selects(st.columnsOf(of, fields)...)
		} else {
			st.returns(st.columnsOf(of, fields)...)
		}
		st.write(" FROM ", of.from(), " WHERE ", st.isGiven(of.column("id"), one))
	})
	reader := newObjectReader(c.kind, fields)
	err := c.query(ctx, st.call(given{id: ids[0], ids: ids}), func(row Row) error {
		if err := row.Scan(reader.into...); err != nil {
			return err
		}
		object, err := reader.object()
		found[object.ID] = object
		return err
	})
	return found, err
}

func (c collection) Page(ctx context.Context, q storage.Query) (storage.Page, error) {
	var page storage.Page
	st, err := c.written(pageShape("page", c.kind, c.kind, q), q.Where, func(st *statement) error {
		return st.writePage(c.kind, q)
	})
	if err != nil {
		return page, err
	}
	reader := pagesOf(c.kind, st, q)
	err = c.query(ctx, st.call(given{query: q}), func(row Row) (err error) {
		page, err = reader.read(row)
		return err
	})
	return page, err
}

func (c collection) Count(ctx context.Context, q storage.Query) (int, error) {
	st, err := c.written(shape{does: "count", of: c.kind}, q.Where, func(st *statement) error {
		return st.writeCount(c.kind, q)
	})
	if err != nil {
		return 0, err
	}
	return c.number(ctx, st)
}

// number runs a statement that returns one number.
func (s *session) number(ctx context.Context, st *statement) (int, error) {
	var n int
	err := s.query(ctx, st.call(given{}), func(row Row) error { return row.Scan(&n) })
	return n, err
}

func (c collection) Create(ctx context.Context, object storage.Object) (storage.Object, error) {
	if missing := storage.AllFields(c.kind) &^ object.Fields; missing != 0 {
		return object, fmt.Errorf("a new %s lacks fields", c.kind)
	}
	if err := object.Validate(c.kind); err != nil {
		return object, err
	}
	err := c.change(ctx, func(s *session) error {
		st := s.statement()
		columns, values := make([]string, len(c.kind.Fields)), make([]string, len(c.kind.Fields))
		for i, field := range c.kind.Fields {
			columns[i], values[i] = field.Column, st.bindField(field, &object)
		}
		st.write("INSERT INTO ", c.kind.Table, " (", strings.Join(columns, ", "), ") VALUES (",
			strings.Join(values, ", "), ") RETURNING id")
		return s.query(ctx, st.call(given{}), func(row Row) error { return row.Scan((*int64)(&object.ID)) })
	})
	return object, err
}

func (c collection) Update(ctx context.Context, object storage.Object) error {
	if err := object.Validate(c.kind); err != nil {
		return err
	}
	return c.change(ctx, func(s *session) error {
		st := s.statement()
		var assignments []string
		for _, field := range c.kind.Fields {
			if object.Has(field) {
				assignments = append(assignments, field.Column+" = "+st.bindField(field, &object))
			}
		}
		if assignments == nil {
			assignments = []string{"id = id"} // so that an object that does not exist is reported
		}
		st.write("UPDATE ", c.kind.Table, " SET ", strings.Join(assignments, ", "), " WHERE id = ", st.bindID(object.ID))
		if exists := st.dialect.exists(c.kind); exists != "" {
			st.write(" AND ", exists)
		}
		changed, err := s.execute(ctx, st.call(given{}))
		if err == nil && changed == 0 {
			err = missing(c.kind, object.ID)
		}
		return err
	})
}

// bindField makes an object's value of a field a parameter.
func (st *statement) bindField(field *model.Field, of *storage.Object) string {
	return st.bind(st.dialect.bindValue(field, of.Value(field)))
}

func missing(kind *model.Kind, id storage.ID) error {
	return &storage.NotFoundError{Missing: []storage.Ref{{Kind: kind, ID: id}}}
}
