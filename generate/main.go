// Generate makes of the model.graphql in the current folder all that follows from it: the schema, the Go package of the
// entities with their migrations, and the resolvers. A project runs it by go generate.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"

	"junction/generate/bindings"
	"junction/generate/code"
	"junction/generate/migration"
	"junction/generate/sdl"
	"junction/model"
	"junction/modelfile"
)

const (
	modelName = "model.graphql"
	entities  = "entity" // the folder of the entities' package
)

func main() {
	log.SetOutput(io.Discard) // gqlgen tells there what it does
	var allowed []string
	flag.Func("allow", "a `change` that loses data or may fail, as the refusal names it; may be repeated", func(change string) error {
		allowed = append(allowed, change)
		return nil
	})
	flag.Parse()
	err := run(allowed)
	var mistakes modelfile.Mistakes
	switch {
	case errors.As(err, &mistakes): // each is a line that begins with its place
		fmt.Fprintln(os.Stderr, err)
	case err != nil:
		for line := range strings.Lines(err.Error()) {
			fmt.Fprintln(os.Stderr, "generate:", strings.TrimSpace(line))
		}
	}
	if err != nil {
		os.Exit(1)
	}
}

// run writes everything. Migrations come first, because they may be refused: then nothing is written.
func run(allowed []string) error {
	text, err := os.ReadFile(modelName)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no %s in this folder", modelName)
	}
	if err != nil {
		return err
	}
	of, err := modelfile.Read(modelName, text)
	if err != nil {
		return err
	}
	module, err := modulePath()
	if err != nil {
		return err
	}
	written, err := migration.Write(filepath.Join(entities, "migrations"), text, allowed)
	if err != nil {
		return err
	}
	for _, name := range written {
		fmt.Println("wrote", name)
	}
	if err := write("directives.graphql", []byte(modelfile.Directives)); err != nil {
		return err
	}
	if err := writeSchema(of); err != nil {
		return err
	}
	if err := writeEntities(of); err != nil {
		return err
	}
	return bindings.Generate(of, module+"/"+entities)
}

// modulePath is the import path of the current folder.
func modulePath() (string, error) {
	text, err := os.ReadFile("go.mod")
	if err != nil {
		return "", fmt.Errorf("a project is a Go module of its own: %w", err)
	}
	path := modfile.ModulePath(text)
	if path == "" {
		return "", errors.New("go.mod names no module")
	}
	return path, nil
}

func writeSchema(of *model.Model) error {
	text, err := sdl.Schema(of)
	if err != nil {
		return err
	}
	return write("schema.graphqls", text)
}

func writeEntities(of *model.Model) error {
	files, err := code.Package(of)
	if err != nil {
		return err
	}
	for name, text := range files {
		if err := write(filepath.Join(entities, name), text); err != nil {
			return err
		}
	}
	return writeExamples(of)
}
