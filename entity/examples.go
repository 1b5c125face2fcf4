package entity

import (
	"embed"
	"io/fs"
)

// About says in a sentence what the entities are.
const About = "Articles and publications, linked many to many."

//go:embed examples
var examples embed.FS

// Examples are the queries with which the playground opens: documents, which end in .graphql, in the order of their names,
// and their variables, which end in .json. Run on the demonstration's data from first to last, and so again, each succeeds.
var Examples = within(examples, "examples")

// within is a folder that is built into the program.
func within(files embed.FS, folder string) fs.FS {
	sub, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // it is there when this is built
	}
	return sub
}
