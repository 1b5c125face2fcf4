// Package effort says how much a run of the tests does of what takes long: a part of it, unless JUNCTION_LONG_TESTS is
// set, as the checks before a release set it. What is left out is noted at the end of the file that JUNCTION_TEST_NOTES
// names, because go test does not show what a test that passes has to say.
package effort

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"testing"
)

// Full reports whether everything is done.
func Full() bool { return os.Getenv("JUNCTION_LONG_TESTS") != "" }

// Overlap lets more of a package's tests run at once than there are processors, unless the command says how many may: they
// wait for programs and disks more than they work. It is for TestMain.
func Overlap() {
	const each = 2
	preset("test.parallel", each*runtime.GOMAXPROCS(0))
}

// Checks has rapid check properties few times unless everything is done, or the command says how often. It may be called
// from several tests at once, before each calls rapid, and must be called with the same number.
func Checks(t testing.TB, few int) {
	t.Helper()
	if Full() {
		return
	}
	note(t, fmt.Sprintf("%d checks of %s", few, flag.Lookup("rapid.checks").DefValue))
	once.Do(func() { preset("rapid.checks", few) })
}

var once sync.Once

// preset gives a flag a value unless the command did.
func preset(name string, value int) {
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == name })
	if !given {
		_ = flag.Set(name, strconv.Itoa(value)) // a flag for numbers, which takes one
	}
}

// Rounds returns how many rounds a test makes: all of them where everything is done, and otherwise few, which is noted.
func Rounds(t testing.TB, few, all int) int {
	t.Helper()
	if Full() {
		return all
	}
	note(t, fmt.Sprintf("%d rounds of %d", few, all))
	return few
}

// Less reports whether something that takes long is left out, which is noted.
func Less(t testing.TB, what string) bool {
	t.Helper()
	if Full() {
		return false
	}
	note(t, "without "+what)
	return true
}

// Skip ends a test that cannot run here, which is noted.
func Skip(t testing.TB, why string) {
	t.Helper()
	note(t, "skipped: "+why)
	t.Skip(why)
}

func note(t testing.TB, what string) {
	t.Helper()
	t.Log(what)
	path := os.Getenv("JUNCTION_TEST_NOTES")
	if path == "" {
		return
	}
	const readable = 0o644
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, readable) //nolint:gosec // whoever tests names it
	if err != nil {
		t.Fatal(err)
	}
	_, err = fmt.Fprintf(file, "%s: %s\n", t.Name(), what)
	if closed := file.Close(); err != nil || closed != nil {
		t.Fatal(err, closed)
	}
}
