// Package project makes new projects: programs of their own for the entities of a model, each a Go module in a folder.
package project

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/template"

	"golang.org/x/mod/module"

	"junction/generate/examples"
	"junction/model"
	"junction/model/names"
	"junction/modelfile"
)

//go:embed template
var templates embed.FS

// exampleModel is the model of a project for which none is given.
//
//go:embed example.graphql
var exampleModel []byte

// Project is a project that is being made.
type Project struct {
	// Folder is where it is made. The module, the program and its database are called as the folder is.
	Folder string
	Name   string
	Model  *model.Model

	modelText []byte
	checkout  string // the folder of the runtime's source
}

// New prepares a project in a folder, which must be empty or not there yet. It makes nothing. Without a file for the model,
// the project begins with an example.
func New(ctx context.Context, folder, modelFile string) (*Project, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	p := &Project{Folder: folder, Name: filepath.Base(folder), modelText: exampleModel}
	if err := p.checkName(); err != nil {
		return nil, err
	}
	if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
		return nil, fmt.Errorf("%s is not empty; name a folder that is not there yet", folder)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("a program cannot be made there: %w", err)
	}
	if modelFile == "" {
		modelFile = "model.graphql"
	} else if p.modelText, err = os.ReadFile(modelFile); err != nil { //nolint:gosec // the user names it
		return nil, err
	}
	if p.Model, err = modelfile.Read(modelFile, p.modelText); err != nil {
		return nil, err
	}
	p.checkout, err = checkout(ctx)
	return p, err
}

// checkName refuses a folder by whose name no module can be called.
func (p *Project) checkName() error {
	if err := module.CheckImportPath(p.Name); err != nil || p.Name != strings.ToLower(p.Name) || p.Name == "junction" {
		return fmt.Errorf("%q cannot be the name of a program; call the folder by small letters, digits and hyphens", p.Name)
	}
	return nil
}

// checkout is the folder of the runtime's source, as the go tool finds it from the current folder.
func checkout(ctx context.Context) (string, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return "", errors.New("the go tool, which generates and builds programs, is not in the PATH")
	}
	where, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", "junction").Output()
	if err != nil {
		return "", errors.New("a program is made with the source of Junction: run this in a folder of its checkout, as go run . new")
	}
	return strings.TrimSpace(string(where)), nil
}

// Make writes the project's files, and then has all that follows from the model generated. Where that fails, nothing of it
// stays.
func (p *Project) Make(ctx context.Context, progress io.Writer) (err error) {
	_, before := os.Stat(p.Folder)
	defer func() {
		if err != nil {
			err = errors.Join(err, p.remove(errors.Is(before, fs.ErrNotExist)))
		}
	}()
	if err := p.writeFiles(); err != nil {
		return err
	}
	generate := exec.CommandContext(ctx, "go", "generate", "./...")
	generate.Dir = p.Folder
	generate.Stdout, generate.Stderr = progress, progress
	if err := generate.Run(); err != nil {
		return fmt.Errorf("go generate: %w", err)
	}
	return nil
}

// remove empties the folder, and removes it where it was not there before.
func (p *Project) remove(all bool) error {
	if all {
		return os.RemoveAll(p.Folder)
	}
	entries, err := os.ReadDir(p.Folder)
	for _, entry := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(p.Folder, entry.Name())))
	}
	return err
}

func (p *Project) writeFiles() error {
	if err := p.write("model.graphql", p.modelText); err != nil {
		return err
	}
	if err := p.writeModule(); err != nil {
		return err
	}
	return fs.WalkDir(templates, "template", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := template.New(entry.Name()).Funcs(template.FuncMap{
			"input":  examples.Input,
			"object": names.Object,
			"linked": names.Linked,
		}).ParseFS(templates, name)
		if err != nil {
			return err
		}
		var text bytes.Buffer
		if err := file.Execute(&text, p); err != nil {
			return err
		}
		name, _ = filepath.Rel("template", filepath.FromSlash(strings.TrimSuffix(name, ".tmpl")))
		return p.write(strings.Replace(name, "dot", ".", 1), text.Bytes())
	})
}

func (p *Project) write(name string, text []byte) error {
	const folder, file = 0o755, 0o644
	name = filepath.Join(p.Folder, name)
	if err := os.MkdirAll(filepath.Dir(name), folder); err != nil {
		return err
	}
	return os.WriteFile(name, text, file) //nolint:gosec // others may read a program's source
}

// Linked is a side by which a test can link two new objects, of different kinds; nil where there is none.
func (p *Project) Linked() *model.Side {
	for _, side := range p.Model.Sides {
		if side.Near != side.Far {
			return side
		}
	}
	return nil
}
