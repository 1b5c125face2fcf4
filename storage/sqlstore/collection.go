package sqlstore

import (
	"context"
	"strings"

	"junction/storage"
)

// collection is all objects of one kind.
type collection[T any] struct {
	*session
	entity entityOf[T]
}

// validated is what every kind of object can do: tell whether it may be stored.
type validated interface{ Validate() error }

func (c collection[T]) Get(ctx context.Context, ids []storage.ID) (map[storage.ID]T, error) {
	return get(ctx, c.session, c.entity, ids)
}

func get[T any](ctx context.Context, s *session, e entityOf[T], ids []storage.ID) (map[storage.ID]T, error) {
	found := make(map[storage.ID]T, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	one := len(ids) == 1
	does := "get"
	if one {
		does = "get one"
	}
	st := s.fixed(shape{does: does, of: e.table}, func(st *statement) {
		of := st.table(e.entity)
		if one {
			st.selects(columnsOf(of)...)
		} else {
			st.returns(columnsOf(of)...)
		}
		st.write(" FROM ", of.from(), " WHERE ", st.isGiven(of.column("id"), one))
	})
	err := s.query(ctx, st.call(given{id: ids[0], ids: ids}), func(row Row) error {
		var object T
		id, texts := e.fields(&object, nil)
		if err := row.Scan(targets(id, texts)...); err != nil {
			return err
		}
		found[*id] = object
		return nil
	})
	return found, err
}

// columnsOf lists a source's columns: id, then the texts.
func columnsOf(of source) []string {
	columns := []string{of.column("id")}
	for _, name := range of.object().columns {
		columns = append(columns, of.column(name))
	}
	return columns
}

func targets(id *storage.ID, texts []*string) []any {
	all := append(make([]any, 0, 1+len(texts)), (*int64)(id))
	for _, text := range texts {
		all = append(all, text)
	}
	return all
}

func (c collection[T]) Page(ctx context.Context, q storage.Query) (storage.Page[T], error) {
	var page storage.Page[T]
	st, err := c.written(pageShape("page", c.entity.table, q), q.Where, func(st *statement) error {
		return st.writePage(c.entity.entity, q)
	})
	if err != nil {
		return page, err
	}
	reader := pagesOf(c.entity, st, q)
	err = c.query(ctx, st.call(given{query: q}), func(row Row) (err error) {
		page, err = reader.read(row)
		return err
	})
	return page, err
}

func (c collection[T]) Count(ctx context.Context, q storage.Query) (int, error) {
	st, err := c.written(shape{does: "count", of: c.entity.table}, q.Where, func(st *statement) error {
		return st.writeCount(c.entity.entity, q)
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

func (c collection[T]) Create(ctx context.Context, object T) (T, error) {
	if err := any(object).(validated).Validate(); err != nil {
		return object, err
	}
	err := c.change(ctx, func(s *session) error {
		id, texts := c.entity.fields(&object, nil)
		st := s.statement()
		values := make([]string, len(texts))
		for i, text := range texts {
			values[i] = st.bind(*text)
		}
		st.write("INSERT INTO ", c.entity.table, " (", strings.Join(c.entity.columns, ", "), ") VALUES (",
			strings.Join(values, ", "), ") RETURNING id")
		return s.query(ctx, st.call(given{}), func(row Row) error { return row.Scan((*int64)(id)) })
	})
	return object, err
}

func (c collection[T]) Update(ctx context.Context, object T) error {
	if err := any(object).(validated).Validate(); err != nil {
		return err
	}
	return c.change(ctx, func(s *session) error {
		id, texts := c.entity.fields(&object, nil)
		st := s.statement()
		assignments := make([]string, len(texts))
		for i, text := range texts {
			assignments[i] = c.entity.columns[i] + " = " + st.bind(*text)
		}
		st.write("UPDATE ", c.entity.table, " SET ", strings.Join(assignments, ", "), " WHERE id = ", st.bindID(*id))
		if exists := st.dialect.exists(c.entity.entity); exists != "" {
			st.write(" AND ", exists)
		}
		changed, err := s.execute(ctx, st.call(given{}))
		if err == nil && changed == 0 {
			err = missing(c.entity.kind, *id)
		}
		return err
	})
}

func missing(kind storage.Kind, id storage.ID) error {
	return &storage.NotFoundError{Missing: []storage.Ref{{Kind: kind, ID: id}}}
}
