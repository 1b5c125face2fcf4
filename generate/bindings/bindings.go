// Package bindings has gqlgen write what executes the schema of a model: it binds the schema's types to Go types, and
// gives the resolvers of its fields their bodies. What the schema has besides is resolved by hand, as gqlgen has it.
package bindings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen/config"

	"junction/model"
)

// Generate writes the Go code for the schema that gqlgen.yml in the current folder names, of which a part follows from a
// model. The package of the model's entities is the one with that import path.
func Generate(of *model.Model, entities string) error {
	cfg, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		return fmt.Errorf("gqlgen.yml: %w", err)
	}
	cfg.OmitSliceElementPointers = true
	cfg.OmitRootModels = true
	cfg.OmitResolverFields = true
	cfg.OmitGQLGenVersionInFileNotice = true
	cfg.OmitGQLGenFileNotice = true
	cfg.SkipModTidy = true
	cfg.Resolver.OmitTemplateComment = true
	bind(cfg.Models, of, entities)

	// All of this file is generated. Without it, what a former model had is not kept as a comment.
	resolvers := filepath.Join(cfg.Resolver.Dir(), "schema.resolvers.go")
	if err := os.Remove(resolvers); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := api.Generate(cfg, api.AddPlugin(newImplementer(of, entities))); err != nil {
		return fmt.Errorf("gqlgen: %w", err)
	}
	return mark(resolvers)
}

// mark says in a file that it is generated.
func mark(file string) error {
	code, err := os.ReadFile(file) //nolint:gosec // a file that gqlgen.yml names
	if err != nil {
		return err
	}
	const begin = "// Code generated from model.graphql by go generate. DO NOT EDIT.\n\n"
	return os.WriteFile(file, append([]byte(begin), code...), readable) //nolint:gosec // a file that gqlgen.yml names
}

const readable = 0o644
