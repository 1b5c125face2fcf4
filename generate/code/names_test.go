package code_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"testing"

	"junction/generate/code"
	"junction/modelfile"
)

// TestNoNameIsDeclaredTwice writes the package of a model whose names are in each other's way.
func TestNoNameIsDeclaredTwice(t *testing.T) {
	t.Parallel()
	const file = "testdata/names.graphql"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	of, err := modelfile.Read(file, text)
	if err != nil {
		t.Fatal(err)
	}
	files, err := code.Package(of)
	if err != nil {
		t.Fatal(err)
	}
	places := token.NewFileSet()
	declared := make(map[string]token.Pos)
	declare := func(name *ast.Ident, of string) {
		if before, twice := declared[of+name.Name]; twice {
			t.Errorf("%s: %s%s is declared at %s already", places.Position(name.Pos()), of, name.Name, places.Position(before))
		}
		declared[of+name.Name] = name.Pos()
	}
	for name, text := range files {
		parsed, err := parser.ParseFile(places, name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range parsed.Decls {
			declareAll(declaration, declare)
		}
	}
	if len(declared) < 100 {
		t.Errorf("the package declares %d names only", len(declared))
	}
}

// declareAll declares the names of a declaration: its own, and those that belong to a type.
func declareAll(declaration ast.Decl, declare func(name *ast.Ident, of string)) {
	if function, is := declaration.(*ast.FuncDecl); is {
		of := ""
		if function.Recv != nil {
			of = function.Recv.List[0].Type.(*ast.Ident).Name + "."
		}
		declare(function.Name, of)
		return
	}
	for _, spec := range declaration.(*ast.GenDecl).Specs {
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			for _, name := range spec.Names {
				declare(name, "")
			}
		case *ast.TypeSpec:
			declare(spec.Name, "")
			if of, is := spec.Type.(*ast.StructType); is {
				for _, field := range of.Fields.List {
					for _, name := range field.Names {
						declare(name, spec.Name.Name+".")
					}
				}
			}
		}
	}
}
