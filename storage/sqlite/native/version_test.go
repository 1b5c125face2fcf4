package native

import (
	"os/exec"
	"runtime/debug"
	"testing"
)

// Binaries of tests hold no note of their modules, so that go.mod has the tested versions is looked up.
func TestTheTestedDriverIsTheOneInUse(t *testing.T) {
	t.Parallel()
	for _, module := range tested {
		used, err := exec.CommandContext(t.Context(), "go", "list", "-m", module.Path).Output()
		if want := module.Path + " " + module.Version + "\n"; err != nil || string(used) != want {
			t.Errorf("go.mod has %q, %v, and the tested one is %q", used, err, want)
		}
	}
	if err := checkDriver(); err != nil {
		t.Error(err)
	}
}

func TestOnlyTheTestedDriverIsExtended(t *testing.T) {
	t.Parallel()
	sqlite, libc := tested[0], tested[1]
	other := debug.Module{Path: sqlite.Path, Version: "v1.0.0"}
	fork := debug.Module{Path: "example.org/sqlite", Version: sqlite.Version}
	folder := debug.Module{Path: "../sqlite"}
	replaced := func(with debug.Module) *debug.Module {
		return &debug.Module{Path: sqlite.Path, Version: sqlite.Version, Replace: &with}
	}
	for _, test := range []struct {
		name  string
		built []*debug.Module
		works bool
	}{
		{"the tested versions", []*debug.Module{{Path: "example.org/other"}, &libc, &sqlite}, true},
		{"another version", []*debug.Module{&libc, &other}, false},
		{"no note of one", []*debug.Module{&sqlite}, false},
		{"replaced by another version", []*debug.Module{&libc, replaced(other)}, false},
		{"replaced by a fork", []*debug.Module{&libc, replaced(fork)}, false},
		{"replaced by a folder", []*debug.Module{&libc, replaced(folder)}, false},
		{"another version, replaced by the tested one", []*debug.Module{&libc, {Path: sqlite.Path, Version: "v1.0.0", Replace: &sqlite}}, true},
	} {
		if err := compare(test.built); (err == nil) != test.works {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}
