// Generate runs gqlgen, and then lets the generated code ask, before it begins with an object or a connection, whether that
// can write itself: see graph/resolve/plan.go.
package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"regexp"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	log.SetOutput(io.Discard) // gqlgen tells there what it does
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	cfg, err := config.LoadConfigFromDefaultLocations()
	if err != nil {
		return err
	}
	cfg.Model = config.PackageConfig{} // gqlgen.yml names a Go type for each that the schema has
	if err := api.Generate(cfg); err != nil {
		return err
	}
	code, err := os.ReadFile(cfg.Exec.Filename)
	if err != nil {
		return err
	}
	for _, ask := range []struct {
		what, with string
		marshaler  *regexp.Regexp
	}{
		{
			"connections", "obj.Write(ctx, sel)",
			regexp.MustCompile(`\nfunc \(ec \*executionContext\) _\w+\(ctx context.Context, sel ast.SelectionSet, ` +
				`obj \*types\.Connection\[[^\n]*\) graphql.Marshaler {\n`),
		},
		{
			"objects", "types.Object(ctx, sel, obj)",
			regexp.MustCompile(`\nfunc \(ec \*executionContext\) _\w+\(ctx context.Context, sel ast.SelectionSet, ` +
				`obj \*entity\.\w+\) graphql.Marshaler {\n`),
		},
	} {
		if !ask.marshaler.Match(code) {
			return fmt.Errorf("the code that gqlgen generates for %s has changed its form", ask.what)
		}
		code = ask.marshaler.ReplaceAllFunc(code, func(begin []byte) []byte {
			return append(begin[:len(begin):len(begin)],
				"\tif written := "+ask.with+"; written != nil {\n\t\treturn written\n\t}\n"...)
		})
	}
	const readable = 0o644
	return os.WriteFile(cfg.Exec.Filename, code, readable) //nolint:gosec // the file that gqlgen.yml names
}
