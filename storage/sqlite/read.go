package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"junction/storage/sqlite/native"
	"junction/storage/sqlstore/lanes"
	"junction/storage/sqlstore/rows"
)

// lightSteps is the budget of light work, in steps of SQLite's virtual machine.
const lightSteps = 500_000

// read runs a statement on a connection through the driver itself, without the locks and the conversions that
// database/sql adds to each row. The budget watches the context, at no cost to a statement that is soon over.
func read(
	ctx context.Context, from *sql.Conn, text string, args []any, budget *lanes.Budget, each func(rows.Row) error,
) error {
	return from.Raw(func(driverConn any) (err error) {
		conn := driverConn.(*connection)
		unwatched := context.WithoutCancel(ctx)
		if err := conn.begin(unwatched); err != nil {
			return err
		}
		defer func() { err = conn.end(unwatched, err) }()
		if budget != nil {
			conn.budget.Begin(ctx, budget.Used, lightSteps)
		} else {
			conn.budget.Begin(ctx, nil, 0)
		}
		defer func() {
			if spent := conn.budget.End(); spent && err != nil {
				err = lanes.ErrSpent
			}
		}()
		prepared, err := conn.PrepareContext(unwatched, text)
		if err != nil {
			return err
		}
		defer prepared.Close() //nolint:errcheck // it was only read
		values := make([]driver.NamedValue, len(args))
		for i, arg := range args {
			values[i] = driver.NamedValue{Ordinal: i + 1, Value: arg}
		}
		rows, err := prepared.(driver.StmtQueryContext).QueryContext(unwatched, values)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		row := make(row, len(rows.Columns()))
		for err == nil {
			if err = rows.Next(row); err == nil {
				err = each(row)
			}
			if err == nil {
				err = ctx.Err()
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		return err
	})
}

// row are the values of a row as the driver gives them.
type row []driver.Value

// Scan takes the values out of the row.
func (r row) Scan(into ...any) error {
	if len(into) != len(r) {
		return fmt.Errorf("a row has %d values, and not %d", len(r), len(into))
	}
	for i, value := range r {
		number, isNumber := value.(int64)
		text, isText := value.(string)
		var fits bool
		switch to := into[i].(type) {
		case *int64:
			*to, fits = number, isNumber
		case *int:
			*to, fits = int(number), isNumber
		case *bool:
			*to, fits = number != 0, isNumber
		case *string:
			if bytes, are := value.([]byte); are {
				text, isText = native.String(bytes), true // nobody else has them
			}
			*to, fits = text, isText
		}
		if !fits {
			return fmt.Errorf("value %d of a row is a %T, which cannot be read into a %T", i+1, value, into[i])
		}
	}
	return nil
}
