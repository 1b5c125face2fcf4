package entity

import (
	"embed"
	"io/fs"

	"junction/storage"
)

//go:embed migrations
var migrations embed.FS

// Schema is what a database of the entities holds.
var Schema = storage.Schema{Model: Model, Migrations: folder()}

func folder() fs.FS {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err) // the folder is there when this is built
	}
	return sub
}
