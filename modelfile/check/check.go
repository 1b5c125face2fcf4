// Package check has the command that reads a model's file, and changes nothing.
package check

import (
	"fmt"
	"os"

	"github.com/alecthomas/kong"

	"junction/modelfile"
)

// Model is the command, as kong takes it.
type Model struct {
	File string `arg:"" default:"model.graphql" help:"The file (${default})."`
}

// Run prints what the model has. An error may be of the type [modelfile.Mistakes].
func (m Model) Run(k *kong.Kong) error {
	text, err := os.ReadFile(m.File)
	if err != nil {
		return err
	}
	read, err := modelfile.Read(m.File, text)
	if err != nil {
		return err
	}
	fmt.Fprintf(k.Stdout, "%s: ok: %s, %s\n", m.File, counted(len(read.Kinds), "entity", "entities"),
		counted(len(read.Relations), "relation", "relations"))
	return nil
}

func counted(number int, one, many string) string {
	if number == 1 {
		many = one
	}
	return fmt.Sprint(number, " ", many)
}
