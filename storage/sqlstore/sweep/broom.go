package sweep

import (
	"context"
	"math"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/database"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// broom deletes inside a transaction.
type broom struct {
	*database.Session
	writer statement.Writer
}

// some deletes about as many rows as it is told, and the marks and objects of which nothing is left. It tells whether
// there were any.
func (b broom) some(ctx context.Context, of *model.Kind, most int) (finished bool, err error) {
	for most > 0 {
		id, deleting, err := b.first(ctx, of)
		if err != nil || id == 0 {
			return finished, err
		}
		deleted, err := b.links(ctx, Mark{of, id}, most)
		if err != nil {
			return finished, err
		}
		if most -= deleted; most <= 0 {
			break
		}
		last := b.writer.SweepMark(of, id)
		if deleting {
			last = b.writer.SweepObject(of, id)
		}
		if _, err := b.Execute(ctx, last.Call(statement.Given{})); err != nil {
			return finished, err
		}
		finished = true
		most--
	}
	return finished, nil
}

// first is the object whose turn is first, if there is one, and whether it is gone, too.
func (b broom) first(ctx context.Context, of *model.Kind) (id storage.ID, deleting bool, err error) {
	err = b.Query(ctx, b.writer.NextMark(of).Call(statement.Given{}), func(row rows.Row) error {
		return row.Scan((*int64)(&id), &deleting)
	})
	return id, deleting, err
}

// links deletes links of an object, this many at most.
func (b broom) links(ctx context.Context, of Mark, most int) (deleted int, err error) {
	for _, side := range of.Of.Sides {
		ways := []bool{false}
		if side.Relation.Symmetric() {
			ways = append(ways, true)
		}
		for _, back := range ways {
			n, err := b.Execute(ctx, b.writer.SweepLinks(side, back, of.ID, most-deleted).Call(statement.Given{}))
			if err != nil {
				return deleted, err
			}
			deleted += n
		}
	}
	return deleted, nil
}

// all takes away what the mark of an object that lives on stands for, and the mark.
func (b broom) all(ctx context.Context, of Mark) error {
	if _, err := b.links(ctx, of, math.MaxInt); err != nil {
		return err
	}
	_, err := b.Execute(ctx, b.writer.SweepMark(of.Of, of.ID).Call(statement.Given{}))
	return err
}
