package bindings

import (
	"fmt"
	"os"
	"regexp"
)

// letWrite has the code that gqlgen generated ask, before it begins with an object or a connection, whether that can write
// itself.
func letWrite(file, entities string) error {
	code, err := os.ReadFile(file) //nolint:gosec // a file that gqlgen.yml names
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
				`obj \*` + entities + `\.\w+\) graphql.Marshaler {\n`),
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
	return os.WriteFile(file, code, readable) //nolint:gosec // a file that gqlgen.yml names
}
