package program

import (
	"context"
	"fmt"

	"junction/model"
	"junction/storage"
)

// demoFlag asks for the application's example. An application without one has no such flag.
type demoFlag struct {
	Demo bool `help:"Fill an empty database with an example (${env})."`
}

// fillDemo fills a database that holds nothing, and leaves any other as it is.
func fillDemo(ctx context.Context, store storage.Store, demo func(context.Context, storage.Session) error) error {
	err := store.Transact(ctx, func(s storage.Session) error {
		if empty, err := isEmpty(ctx, s, store.Model()); err != nil || !empty {
			return err
		}
		return demo(ctx, s)
	})
	if err != nil {
		return fmt.Errorf("cannot fill the database with the example: %w", err)
	}
	return nil
}

// isEmpty reports whether a database holds no object of a model.
func isEmpty(ctx context.Context, s storage.Session, of *model.Model) (bool, error) {
	for _, kind := range of.Kinds {
		page, err := s.Collection(kind).Page(ctx, storage.Query{Limit: 1})
		if err != nil || len(page.Edges) > 0 {
			return false, err
		}
	}
	return true, nil
}
