package entity

import (
	"embed"

	"junction/storage"
)

//go:embed migrations
var migrations embed.FS

// Schema is what a database of the entities holds.
var Schema = storage.Schema{Model: Model, Migrations: within(migrations, "migrations")}
