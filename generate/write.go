package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"junction/generate/examples"
	"junction/model"
)

// write writes a file, unless that is what it holds already.
func write(name string, text []byte) error {
	before, err := os.ReadFile(name) //nolint:gosec // a file of the project
	if err == nil && bytes.Equal(before, text) {
		return nil
	}
	const folder, file = 0o755, 0o644
	if err := os.MkdirAll(filepath.Dir(name), folder); err != nil {
		return err
	}
	return os.WriteFile(name, text, file) //nolint:gosec // a file of the project
}

// writeExamples writes example queries, unless the project has some of its own.
func writeExamples(of *model.Model) error {
	folder := filepath.Join(entities, "examples")
	before, err := filepath.Glob(filepath.Join(folder, "*.graphql"))
	if err != nil {
		return err
	}
	for _, name := range before {
		text, err := os.ReadFile(name) //nolint:gosec // a file of the project
		if err != nil {
			return err
		}
		if !strings.HasPrefix(string(text), examples.Mark) {
			return nil
		}
	}
	files, err := examples.Files(of)
	if err != nil {
		return err
	}
	for _, name := range before { // one may have been written for another model
		if _, stays := files[filepath.Base(name)]; !stays {
			variables := strings.TrimSuffix(name, ".graphql") + ".json"
			for _, gone := range []string{name, variables} {
				if err := os.Remove(gone); err != nil && !os.IsNotExist(err) {
					return err
				}
			}
		}
	}
	for name, text := range files {
		if err := write(filepath.Join(folder, name), text); err != nil {
			return err
		}
	}
	return nil
}
