package modelfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"junction/modelfile"
)

// Whatever a file holds, it is a model, or it has mistakes at places that exist.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*.graphql")
	if err != nil || len(files) == 0 {
		f.Fatal("there is nothing to begin with", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		read, err := modelfile.Read("model.graphql", text)
		var mistakes modelfile.Mistakes
		switch {
		case err == nil && len(read.Kinds) == 0:
			t.Fatal("a model without kinds is taken for one")
		case err == nil:
		case !errors.As(err, &mistakes) || len(mistakes) == 0:
			t.Fatalf("the error is %v, and no list of mistakes", err)
		}
		for _, mistake := range mistakes {
			if mistake.Line < 1 || mistake.Column < 1 {
				t.Errorf("%s is at no place", mistake)
			}
		}
	})
}
