// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"embed"
	"io/fs"

	"junction/storage"
)

// About says in a sentence what the entities are.
const About = "Courses, people and topics, linked many to many."

//go:embed migrations
var migrations embed.FS

// Schema is what a database of the entities holds.
var Schema = storage.Schema{Model: Model, Migrations: within(migrations, "migrations")}

//go:embed examples
var examples embed.FS

// Examples are the queries with which the playground opens: documents, which end in .graphql, in the order of their names,
// and their variables, which end in .json.
var Examples = within(examples, "examples")

// within is a folder that is built into the program.
func within(files embed.FS, folder string) fs.FS {
	sub, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // it is there when this is built
	}
	return sub
}
