package project

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

// writeModule writes go.mod and go.sum. They name what the runtime names, in the same versions, so that nothing has to be
// fetched; the runtime itself is the checkout.
func (p *Project) writeModule() error {
	text, err := os.ReadFile(filepath.Join(p.checkout, "go.mod"))
	if err != nil {
		return err
	}
	runtime, err := modfile.Parse("go.mod", text, nil)
	if err != nil {
		return err
	}
	if err := runtime.AddModuleStmt(p.Name); err != nil {
		return err
	}
	for _, require := range runtime.Require {
		require.Indirect = true
	}
	runtime.SetRequireSeparateIndirect(runtime.Require)
	if err := runtime.AddRequire("junction", "v0.0.0"); err != nil {
		return err
	}
	if err := runtime.AddReplace("junction", "", p.source(), ""); err != nil {
		return err
	}
	runtime.Cleanup()
	if text, err = runtime.Format(); err != nil {
		return err
	}
	if err := p.write("go.mod", text); err != nil {
		return err
	}
	sums, err := os.ReadFile(filepath.Join(p.checkout, "go.sum"))
	if err != nil {
		return err
	}
	return p.write("go.sum", sums)
}

// source is the checkout as the project names it: from its own place where it is inside, so that both can be moved.
func (p *Project) source() string {
	inside, err := filepath.Rel(p.checkout, p.Folder)
	if err != nil || strings.HasPrefix(inside, "..") {
		return p.checkout
	}
	way, err := filepath.Rel(p.Folder, p.checkout)
	if err != nil {
		return p.checkout
	}
	return filepath.ToSlash(way)
}
