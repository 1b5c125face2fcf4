package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"junction/internal/effort"
)

// TestReadmeMakesAProgram does what the README says of one's own types: it writes the model, has a program made for it, and
// starts that. Both sides of the relation are then there to change and to read.
func TestReadmeMakesAProgram(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		effort.Skip(t, "it builds another program, which a short run leaves out")
	}
	_, section, _ := strings.Cut(readAll(t, "../README.md"), "\n## Your own types\n")
	_, model, _ := strings.Cut(section, "\n~~~graphql\n")
	model, _, _ = strings.Cut(model, "\n~~~\n")
	if made := "go run . new ../zoo --model zoo.graphql && cd ../zoo && go run ."; !strings.Contains(section, "\n"+made+"\n") {
		t.Fatalf("the README does not say %s", made)
	}
	file, folder := filepath.Join(t.TempDir(), "zoo.graphql"), filepath.Join(t.TempDir(), "zoo")
	writeFile(t, file, model)
	makeProgram(t, folder, "--model", file)
	built := exec.Command("go", "build", "-o", "zoo", ".")
	built.Dir = folder
	if out, err := built.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := startWith(t, launch{file: filepath.Join(folder, "zoo"), args: []string{"--listen", "127.0.0.1:0"}})
	s.must(t, `mutation {
		createKeeper(input: { name: "Ada" }) { keeper { id } }
		createAnimal(input: { name: "Okapi", keeperIds: ["Keeper:1"] }) { animal { id } }
	}`, nil)
	data := s.must(t, `{ keepers { nodes { animals { nodes { name keepers { totalCount } } } } } }`, nil)
	if name := get[string](t, data, "keepers.nodes.0.animals.nodes.0.name"); name != "Okapi" {
		t.Errorf("what Ada keeps is %v", data)
	}
}

// TestNewProgramPassesItsTest has a program made without a model, and runs the test that it comes with.
func TestNewProgramPassesItsTest(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		effort.Skip(t, "it builds another program, which a short run leaves out")
	}
	folder := filepath.Join(t.TempDir(), "example")
	makeProgram(t, folder)
	t.Log(inFolder(t, folder, "go", "test", "./..."))
	for _, said := range []string{"@now", "@unique", "@manyToMany", "sortedBy"} {
		if !strings.Contains(readAll(t, filepath.Join(folder, "model.graphql")), said) {
			t.Errorf("the example shows no %s", said)
		}
	}
}

// makeProgram has a program made in a folder.
func makeProgram(t testing.TB, folder string, args ...string) {
	t.Helper()
	cmd := command(t, launch{args: append([]string{"new", folder}, args...), dir: ".."})
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}

// TestNewRefuses asks for programs that cannot be made. One line says why, or one for each mistake in a model, and nothing is
// made.
func TestNewRefuses(t *testing.T) {
	t.Parallel()
	here := t.TempDir()
	writeFile(t, filepath.Join(here, "wrong.graphql"), "type Animal @entity {\n  name: Strin!\n  age: In\n}")
	if err := os.MkdirAll(filepath.Join(here, "taken", "already"), 0o750); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		launch
		want string // lines
	}{
		"a folder that is not empty": {launch{args: []string{"taken"}}, "taken is not empty"},
		"a folder without a name":    {launch{args: []string{"My Zoo"}}, `"My Zoo" cannot be the name of a program`},
		"a folder that is a file":    {launch{args: []string{"wrong.graphql"}}, "a program cannot be made there"},
		"a model that is not there":  {launch{args: []string{"zoo", "--model", "none.graphql"}}, "none.graphql: no such file"},
		"a model with mistakes":      {launch{args: []string{"zoo", "--model", "wrong.graphql"}}, "wrong.graphql:2:9: \nwrong.graphql:3:8: "},
		"no source":                  {launch{args: []string{"zoo"}}, "run this in a folder of its checkout"},
		"no go tool":                 {launch{args: []string{"zoo"}, env: []string{"PATH="}}, "the go tool"},
	} {
		test.args, test.dir = append([]string{"new"}, test.args...), here
		got := runToEnd(t, test.launch)
		told, want := strings.Split(strings.TrimSuffix(got.stderr, "\n"), "\n"), strings.Split(test.want, "\n")
		if got.code != 1 || !slices.EqualFunc(told, want, strings.Contains) {
			t.Errorf("%s: %+v, want the exit code 1 and lines with %q", name, got, want)
		}
		if _, err := os.Stat(filepath.Join(here, "zoo")); err == nil {
			t.Errorf("%s: a folder was made", name)
		}
	}
}

// TestCheckModel only reads a model.
func TestCheckModel(t *testing.T) {
	t.Parallel()
	model := filepath.Join(t.TempDir(), "model.graphql")
	writeFile(t, model, readAll(t, "../model.graphql"))
	if got := runToEnd(t, launch{args: []string{"check-model", model}}); got.code != 0 ||
		got.stdout != model+": ok: 2 entities, 1 relation\n" {
		t.Errorf("the model of this program: %+v", got)
	}
	writeFile(t, model, "type Article @entity {\n  headline: Text!\n  body: Txt\n}")
	if got := runToEnd(t, launch{args: []string{"check-model", model}}); got.code != 1 ||
		!strings.HasPrefix(got.stderr, model+":2:13: ") || !strings.Contains(got.stderr, "\n"+model+":3:9: ") {
		t.Errorf("a model with two mistakes: %+v", got)
	}
}
