package resolve

import (
	"context"

	"junction/storage"
)

// This file is for resolvers that are written by hand.

// Session is where such a resolver reads. To change something, it calls [Transact].
func Session(ctx context.Context) storage.Session { return from(ctx).Store }

// Transact changes something in one transaction, as [storage.Store.Transact] does. What is selected below a change is read
// afterwards.
func Transact(ctx context.Context, do func(storage.Session) error) error {
	o := from(ctx)
	defer o.Reader.Forget()
	return o.Store.Transact(ctx, do)
}
