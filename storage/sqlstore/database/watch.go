package database

import (
	"context"

	"junction/storage"
)

// watch tells who watches, which is mostly nobody, that a statement begins, and returns what to tell its end.
func watch(ctx context.Context, text string) func(rows int64, err error) {
	if meter := storage.MeterFrom(ctx); meter != nil && meter.Watch != nil {
		if ended := meter.Watch(ctx, text); ended != nil {
			return ended
		}
	}
	return nobody
}

func nobody(int64, error) {}

// record counts a statement.
func record(ctx context.Context, rows int64) {
	if meter := storage.MeterFrom(ctx); meter != nil {
		meter.Statements.Add(1)
		meter.Rows.Add(rows)
	}
}
