package program

import (
	"context"
	"log/slog"
	"time"
)

// migrationLog keeps what a start has made of the database's tables until the log may tell it: its first line has the
// server's address.
type migrationLog []slog.Attr

func (l *migrationLog) add(name string, took time.Duration) {
	*l = append(*l, slog.Group("migration", "name", name, "took", took))
}

func (l *migrationLog) write(ctx context.Context, log *slog.Logger) {
	for _, migration := range *l {
		log.LogAttrs(ctx, slog.LevelInfo, "the database has been migrated", migration)
	}
}
