package storage

import (
	"context"
	"sync/atomic"
)

// Position is a place in the sequence of all changes, in a spelling that is the store's own. The empty one is before all
// changes.
type Position string

// Positioned is a [Store] whose changes have positions, because it has copies that lag behind.
type Positioned interface {
	// Position returns a position behind every change that was acknowledged before the call. Where the database does not
	// tell, it is one that no copy ever reaches.
	Position(ctx context.Context) Position
	// ParsePosition reads a position from outside. Its error is a sentence without a subject.
	ParsePosition(text string) (Position, error)
}

// Lag lets the reads of one request come from copies that lag behind. Two things hold nevertheless: a read sees at least
// the changes up to a position, and no read sees less than one that had ended before it began.
type Lag struct {
	// After is the position.
	After Position
	// Place is where the store remembers what the request reads from.
	Place atomic.Value
}

type lagKey struct{}

// MayLag returns a context for the reads of one request that may lag behind, though not behind a position.
func MayLag(ctx context.Context, after Position) context.Context {
	return context.WithValue(ctx, lagKey{}, &Lag{After: after})
}

// LagFrom returns the lag of a context, or nil where no read may lag behind.
func LagFrom(ctx context.Context) *Lag {
	lag, _ := ctx.Value(lagKey{}).(*Lag)
	return lag
}
