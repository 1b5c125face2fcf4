package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"junction/internal/effort"
)

// clients are what docs/clients.md and docs/caches.md show how to set up. Each is run in a folder of its own, by commands of
// which the last prints what the page says.
var clients = []struct {
	name     string
	folder   func(t *testing.T, name string) string
	commands []string
}{
	{"codegen", clientOnNode, []string{"npx graphql-codegen", "npx tsc", "node main.js"}},
	{"genqlient", clientInGo, []string{"go generate", "go run ."}},
	{"apollo", clientOnNode, []string{"node main.mjs"}},
	{"urql", clientOnNode, []string{"node main.mjs"}},
	{"relay", clientOnNode, []string{"npx relay-compiler", "npx babel src --out-dir out", "node out/main.js"}},
	{"caches", clientOnNode, []string{
		"npx relay-compiler", "npx graphql-codegen", "npx tsc", "npx babel src --out-dir out --extensions .ts",
		"node out/main.js http://localhost:8080/graphql",
	}},
	{"python", clientInPython, []string{"python3 main.py"}},
}

// TestClientsPagesAreTrue makes files of all that the pages show, and runs each client against a program with the demonstration
// data.
func TestClientsPagesAreTrue(t *testing.T) {
	t.Parallel()
	shown := clientFiles(readAll(t, "../docs/clients.md") + readAll(t, "../docs/caches.md"))
	for _, client := range clients {
		files := shown[client.name]
		delete(shown, client.name)
		t.Run(client.name, func(t *testing.T) {
			t.Parallel()
			if len(files) == 0 {
				t.Fatal("the page shows no file of it")
			}
			dir := client.folder(t, filepath.Join("clients", client.name))
			s := start(t, "--demo")
			writeFile(t, filepath.Join(dir, "schema.graphql"), readAll(t, "../schema.graphqls"))
			want := files[printed]
			delete(files, printed)
			for name, text := range files {
				path := filepath.Join(dir, name)
				if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				writeFile(t, path, strings.ReplaceAll(text, served, s.URL))
			}
			var have string
			for _, command := range client.commands {
				words := strings.Fields(strings.ReplaceAll(command, served, s.URL))
				have = inFolder(t, dir, words[0], words[1:]...)
			}
			if have != want {
				t.Errorf("the page says that it prints\n%s\nand it prints\n%s", want, have)
			}
		})
	}
	for name := range shown {
		t.Errorf("the page shows files of %s, which is not run", name)
	}
}

// served is where the pages have the program answer.
const served = "http://localhost:8080"

// printed names, among a client's files, what the page says that it prints.
const printed = ""

// clientBlock is a block of code below the comment that names its file, or one of what is printed.
var clientBlock = regexp.MustCompile("(?ms)^(?:<!-- file: ([a-z]+)/(\\S+) -->\n```[a-z]+|```text)\n(.*?)^```$")

// clientFiles are the files that the page shows, by client and by name.
func clientFiles(page string) map[string]map[string]string {
	files := map[string]map[string]string{}
	var client string
	for _, block := range clientBlock.FindAllStringSubmatch(page, -1) {
		if block[1] != "" {
			client = block[1]
		}
		if files[client] == nil {
			files[client] = map[string]string{}
		}
		files[client][block[2]] = block[3]
	}
	return files
}

// TestCachesPageShowsWhatIsTested requires of each part of a file that docs/caches.md shows that the tested file has it.
func TestCachesPageShowsWhatIsTested(t *testing.T) {
	t.Parallel()
	part := regexp.MustCompile("(?ms)^<!-- part of: (\\S+) -->\n```ts\n(.*?)^```$")
	parts := part.FindAllStringSubmatch(readAll(t, "../docs/caches.md"), -1)
	if len(parts) == 0 {
		t.Error("the page shows no part of a file")
	}
	for _, part := range parts {
		if file := filepath.Join("testdata", "clients", part[1]); !strings.Contains(readAll(t, file), part[2]) {
			t.Errorf("%s has no\n%s", file, part[2])
		}
	}
}

// clientOnNode is a folder with a client's packages, which takes a minute or so to make.
func clientOnNode(t *testing.T, name string) string {
	t.Helper()
	if !effort.Full() {
		effort.Skip(t, "it installs packages, which JUNCTION_LONG_TESTS=1 asks for")
	}
	return nodeFolder(t, name)
}

// clientInGo is a folder with a Go module, whose dependencies are fetched as those of this one are.
func clientInGo(t *testing.T, name string) string {
	t.Helper()
	if !effort.Full() {
		effort.Skip(t, "it fetches modules, which JUNCTION_LONG_TESTS=1 asks for")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// clientInPython is an empty folder, where there is Python.
func clientInPython(t *testing.T, _ string) string {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		if os.Getenv("REQUIRE_PYTHON") != "" {
			t.Fatal("python3 is required, and missing")
		}
		effort.Skip(t, "python3 is missing")
	}
	return t.TempDir()
}
