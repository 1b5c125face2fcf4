package e2e

import (
	"bytes"
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"junction/internal/effort"
)

// TestReleaseIsStatic builds the program as it is released, and looks whether it needs anything of the machine, or tells
// of it. That the same source makes the same bytes is checked where there is time for it, by .ci/release.
func TestReleaseIsStatic(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		effort.Skip(t, "it reads the format of programs for Linux")
	}
	if effort.Less(t, "building a release") {
		return
	}
	path := filepath.Join(t.TempDir(), "junction")
	if out, err := exec.Command("../build.sh", "1.2.3", path).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	program, err := elf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer program.Close()
	libraries, err := program.ImportedLibraries()
	if err != nil || len(libraries) > 0 {
		t.Errorf("it needs %v, error %v", libraries, err)
	}
	for _, segment := range program.Progs {
		if segment.Type == elf.PT_INTERP {
			t.Error("it asks for a dynamic linker")
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	here, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(text, []byte(here+"/")) {
		t.Errorf("it tells that it was built in %s", here)
	}
	if out, err := exec.Command(path, "--version").Output(); err != nil || string(out) != "junction 1.2.3\n" {
		t.Errorf("its version is %q, error %v", out, err)
	}
}

// TestDockerfileBuildsTheRelease holds the container to the same command, version of Go and ports as everything else,
// because no test can build it.
func TestDockerfileBuildsTheRelease(t *testing.T) {
	t.Parallel()
	dockerfile := readAll(t, "../Dockerfile")
	module := regexp.MustCompile(`(?m)^go (1\.\d+)`).FindStringSubmatch(readAll(t, "../go.mod"))
	if module == nil {
		t.Fatal("go.mod names no version of Go")
	}
	for _, line := range []string{
		"FROM golang:" + module[1] + ".", "\nRUN ./build.sh \"$VERSION\" /junction", "\nFROM scratch\n", "\nUSER 65532:65532\n",
		"\nENV JUNCTION_LISTEN=:8080 DATABASE_URL=/data/articles.db\n", "\nVOLUME /data\n", "\nEXPOSE 8080\n", "\nENTRYPOINT [\"/junction\"]\n",
	} {
		if !strings.Contains(dockerfile, line) {
			t.Errorf("the Dockerfile does not hold %q", line)
		}
	}
}

// TestDependenciesAreNamed requires that docs/contributing.md says of each direct dependency what it is for.
func TestDependenciesAreNamed(t *testing.T) {
	t.Parallel()
	_, section, found := strings.Cut(readAll(t, "../docs/contributing.md"), "\n## Dependencies\n")
	if !found {
		t.Fatal("docs/contributing.md has no section Dependencies")
	}
	if end := regexp.MustCompile(`(?m)^#{1,2} `).FindStringIndex(section); end != nil {
		section = section[:end[0]]
	}
	direct := map[string]bool{}
	for _, line := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(readAll(t, "../go.mod"), -1) {
		direct[line[1]] = true
		if !strings.Contains(section, "| `"+line[1]+"` |") {
			t.Errorf("docs/contributing.md does not say what %s is for", line[1])
		}
	}
	if len(direct) == 0 {
		t.Error("go.mod has no direct dependency, which cannot be")
	}
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(section, -1) {
		if !direct[row[1]] {
			t.Errorf("docs/contributing.md names %s, which is no dependency", row[1])
		}
	}
}

func readAll(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
