package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// partial is a file in the making: it gets its name when it is complete and on disk.
type partial struct {
	path string // until then
	to   string
}

// newPartial begins a file, whose folder must exist.
func newPartial(to string) (*partial, error) {
	folder := filepath.Dir(to)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("there is no folder %s", folder)
	}
	file, err := os.CreateTemp(folder, filepath.Base(to)+".*.partial")
	if err != nil {
		return nil, err
	}
	return &partial{file.Name(), to}, file.Close()
}

// place gives the file its name. It never takes the place of another.
func (p *partial) place() error {
	if err := syncFile(p.path); err != nil {
		return err
	}
	// A second name, unlike a new one, is refused where there is a file; not every file system has them.
	if err := os.Link(p.path, p.to); errors.Is(err, fs.ErrExist) {
		return errExists(p.to)
	} else if err != nil {
		if _, err := os.Lstat(p.to); err == nil {
			return errExists(p.to)
		}
		if err := os.Rename(p.path, p.to); err != nil {
			return err
		}
	}
	return syncFolder(p.to)
}

// remove takes away what has not got its name, or has another one now.
func (p *partial) remove() error { return removeNew(p.path) }

// errExists says what stands where a file was to be made, and what to name instead.
func errExists(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder; name a new file, such as %s", path, filepath.Join(path, "junction.db"))
	}
	return fmt.Errorf("there is a file %s already; name a new one", path)
}

// whole makes a file with the permissions of another one. Whatever is made under the name that fill is given becomes the
// file when it is complete and on disk; it never takes the place of another.
func whole(like, to string, fill func(partial string) error) (err error) {
	info, err := os.Stat(like)
	if err != nil {
		return err
	}
	made, err := newPartial(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, made.remove()) }()
	if err := fill(made.path); err != nil {
		return err
	}
	if err := os.Chmod(made.path, info.Mode().Perm()); err != nil {
		return err
	}
	return made.place()
}

// syncFile brings a file to disk. No database connection may have it open: closing it here would drop their locks.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0) //nolint:gosec // the path is the operator's
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// syncFolder brings a file's name to disk.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil // it cannot be asked to
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
