package migration

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"junction/model"
	"junction/modelfile"
)

// migrated is the file, among the migrations, with the model that they lead to.
const migrated = "model.graphql"

// engines are the folders with the migrations of each.
var engines = [...]string{"sqlite", "postgres"}

// Write brings the migrations in a folder up to a model, of which it gets the text, and returns the names of the files
// that it wrote: a migration for each engine, unless the tables stay as they are, and a copy of the text. It never changes
// a migration that is there. What has to be allowed is as [Next] says.
func Write(folder string, text []byte, allowed []string) (written []string, err error) {
	now, err := modelfile.Read(migrated, text)
	if err != nil {
		return nil, err
	}
	last, err := newest(folder)
	if err != nil {
		return nil, err
	}
	copied := filepath.Join(folder, migrated)
	old, same, err := former(copied, string(text), last)
	switch {
	case err != nil:
		return nil, err
	case same:
		return nil, refused(nil, allowed)
	}
	next, err := Next(old, now, allowed)
	if err != nil {
		return nil, err
	}
	if next != nil {
		for _, engine := range engines {
			name := filepath.Join(folder, engine, fmt.Sprintf("%05d_%s.sql", last+1, next.Name))
			if err := writeNew(name, next.of(engine)); err != nil {
				return written, err
			}
			written = append(written, name)
		}
	}
	const readable = 0o644
	return append(written, copied), os.WriteFile(copied, text, readable)
}

// of is the file for an engine.
func (m *Migration) of(engine string) string {
	if engine == "sqlite" {
		return m.SQLite
	}
	return m.PostgreSQL
}

// former reads the model that was migrated last, which is nil in a new project, and reports whether its text is the same.
func former(name, text string, last int) (old *model.Model, same bool, err error) {
	migrated, err := os.ReadFile(name) //nolint:gosec // a file of the project
	switch {
	case errors.Is(err, fs.ErrNotExist) && last == 0:
		return nil, false, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, false, fmt.Errorf("there are migrations, and no %s beside them that says which model they lead to", name)
	case err != nil || string(migrated) == text:
		return nil, err == nil, err
	}
	old, err = modelfile.Read(name, migrated)
	return old, false, err
}

// newest is the highest number of a migration in the folders of the engines, or 0.
func newest(folder string) (newest int, err error) {
	for _, engine := range engines {
		names, err := filepath.Glob(filepath.Join(folder, engine, "*.sql"))
		if err != nil {
			return 0, err
		}
		for _, name := range names {
			number, _, _ := strings.Cut(filepath.Base(name), "_")
			n, err := strconv.Atoi(number)
			if err != nil {
				return 0, fmt.Errorf("%s has no number in its name", name)
			}
			newest = max(newest, n)
		}
	}
	return newest, nil
}

// writeNew writes a file that there is not yet.
func writeNew(name, text string) error {
	const readable, browsable = 0o644, 0o755
	if err := os.MkdirAll(filepath.Dir(name), browsable); err != nil {
		return err
	}
	file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, readable) //nolint:gosec // a file of the project
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}
