// Package check has the command that reads a model's file, and changes nothing.
package check

import (
	"errors"
	"fmt"
	"os"

	"github.com/alecthomas/kong"

	"junction/modelfile"
)

// Model is the command, as kong takes it.
type Model struct {
	File string `arg:"" default:"model.graphql" help:"The file (${default})."`
}

// Run prints a line for each mistake, as compilers do, or else what the model has. Mistakes are an error.
func (m Model) Run(k *kong.Kong) error {
	text, err := os.ReadFile(m.File)
	if err != nil {
		return err
	}
	read, err := modelfile.Read(m.File, text)
	var mistakes modelfile.Mistakes
	if errors.As(err, &mistakes) {
		fmt.Fprintln(k.Stdout, mistakes)
		return fmt.Errorf("%s has %s", m.File, counted(len(mistakes), "mistake", "mistakes"))
	}
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
