package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/generate/code"
	"junction/generate/examples"
	"junction/generate/sdl"
	"junction/modelfile"
)

var update = flag.Bool("update", false, "write the snapshots anew")

// projects are folders with models, and what followed from them. The last two are those of this program and of the example.
var projects = []string{"testdata/library", "testdata/network", "testdata/notes", "..", "../examples/school"}

// TestSnapshots compares what follows from models with what followed from them before.
func TestSnapshots(t *testing.T) {
	t.Parallel()
	for _, folder := range projects {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			for name, text := range generated(t, filepath.Join(folder, modelName)) {
				if folder == ".." && strings.HasPrefix(name, filepath.Join(entities, "examples")) {
					continue // it has queries of its own
				}
				name = filepath.Join(folder, name)
				if *update {
					if err := write(name, text); err != nil {
						t.Fatal(err)
					}
				}
				before, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(before), string(text)); diff != "" {
					t.Errorf("%s is another (-want +got):\n%s", name, diff)
				}
			}
		})
	}
}

// generated are the files that follow from a model alone. They are the same each time.
func generated(t *testing.T, name string) map[string][]byte {
	t.Helper()
	first := generatedOnce(t, name)
	for file, text := range generatedOnce(t, name) {
		if !bytes.Equal(first[file], text) {
			t.Errorf("%s is not the same each time", file)
		}
	}
	return first
}

func generatedOnce(t *testing.T, name string) map[string][]byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	of, err := modelfile.Read(name, text)
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string][]byte)
	if all["schema.graphqls"], err = sdl.Schema(of); err != nil {
		t.Fatal(err)
	}
	files, err := code.Package(of)
	if err != nil {
		t.Fatal(err)
	}
	for file, text := range files {
		all[filepath.Join(entities, file)] = text
	}
	queries, err := examples.Files(of)
	if err != nil {
		t.Fatal(err)
	}
	for file, text := range queries {
		all[filepath.Join(entities, "examples", file)] = text
	}
	return all
}

// TestExamplesAreOfTheirSchema validates the queries that are written for models.
func TestExamplesAreOfTheirSchema(t *testing.T) {
	t.Parallel()
	for _, folder := range projects {
		files := generated(t, filepath.Join(folder, modelName))
		schema, err := gqlparser.LoadSchema(&ast.Source{Name: folder, Input: string(files["schema.graphqls"])})
		if err != nil {
			t.Errorf("%s: %v", folder, err)
			continue
		}
		for file, text := range files {
			if filepath.Ext(file) != ".graphql" {
				continue
			}
			if _, err := gqlparser.LoadQueryWithRules(schema, string(text), nil); err != nil {
				t.Errorf("%s: %s: %v", folder, file, err)
			}
		}
	}
}
