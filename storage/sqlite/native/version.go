package native

import (
	"fmt"
	"runtime/debug"
	"slices"

	lib "modernc.org/sqlite/lib"
)

// tested are the modules whose insides this package uses, in the versions that its tests passed with. Who updates one of
// them in go.mod changes it here too, when the tests of this package and the conformance suite pass.
var tested = []debug.Module{
	{Path: "modernc.org/sqlite", Version: "v1.61.1"},
	{Path: "modernc.org/libc", Version: "v1.79.0"},
}

// testedSQLite is the SQLite that the driver was made from.
const testedSQLite = "3.54.1"

// checkDriver reports that the program was built with another driver. A binary without a note of its modules, as those
// of tests are, is known by its SQLite alone.
func checkDriver() error {
	if lib.SQLITE_VERSION != testedSQLite {
		return fmt.Errorf("SQLite is %s, and the tested one is %s", lib.SQLITE_VERSION, testedSQLite)
	}
	if build, ok := debug.ReadBuildInfo(); ok && len(build.Deps) > 0 {
		return compare(build.Deps)
	}
	return nil
}

// compare reports the first of the modules that is not the tested one. What replaces a module counts in its place, so the
// same path and version is the same module, and a folder is none.
func compare(built []*debug.Module) error {
	for _, want := range tested {
		i := slices.IndexFunc(built, func(m *debug.Module) bool { return m.Path == want.Path })
		if i < 0 {
			return fmt.Errorf("the program was built without a note of the version of %s", want.Path)
		}
		module := built[i]
		if module.Replace != nil {
			module = module.Replace
		}
		if module.Path != want.Path || module.Version != want.Version {
			return fmt.Errorf("%s is %s %s, and the tested one is %s", want.Path, module.Path, module.Version, want.Version)
		}
	}
	return nil
}
