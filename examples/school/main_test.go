package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"junction/storage/postgres/postgrestest"
)

// asProgram is what, in the environment, has the tests' own binary run as the program.
const asProgram = "TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(postgrestest.Run(m))
}

// Test starts the program, links two new objects and reads them.
func Test(t *testing.T) {
	t.Parallel()
	ask := start(t, "--database", ":memory:")
	to := ask(`mutation { created: createPerson(input: {name: "An example of go generate (name)"}) { it: person { id } } }`, nil)
	of := ask(`mutation ($to: [ID!]) { created: createCourse(input: {teacherIds: $to, title: "An example of go generate (title)", slug: "An example of go generate (slug)"}) { it: course { id } } }`,
		map[string]any{"to": id(t, to)})
	const linked = `query ($of: ID!) { course(id: $of) { teachers { nodes { id } } } }`
	if answer := ask(linked, map[string]any{"of": id(t, of)}); !strings.Contains(answer, id(t, to)) {
		t.Errorf("what is linked is not there: %s", answer)
	}
	if answer := ask(`{ courses { totalCount } }`, nil); !strings.Contains(answer, `"totalCount":1`) {
		t.Errorf("the list is answered with %s", answer)
	}
}

// start starts the program with arguments, and returns what asks it a query with variables.
func start(t *testing.T, arguments ...string) func(query string, variables map[string]any) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := exec.CommandContext(t.Context(), self, append([]string{"--listen", "localhost:0"}, arguments...)...)
	program.Env = append(os.Environ(), asProgram+"=yes")
	log, err := program.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = program.Process.Signal(os.Interrupt)
		_ = program.Wait()
	})
	first, err := bufio.NewReader(log).ReadString('\n')
	address := regexp.MustCompile(`addr=(\S+)`).FindStringSubmatch(first)
	if address == nil {
		t.Fatalf("it does not serve: %s (%v)", first, err)
	}
	return func(query string, variables map[string]any) string {
		t.Helper()
		body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
		if err != nil {
			t.Fatal(err)
		}
		response, err := http.Post("http://"+address[1]+"/graphql", "application/json", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		var answer bytes.Buffer
		if _, err := answer.ReadFrom(response.Body); err != nil {
			t.Fatal(err)
		}
		return answer.String()
	}
}

// id is the ID of an object that was created.
func id(t *testing.T, answer string) string {
	t.Helper()
	var read struct {
		Data struct {
			Created struct{ It struct{ ID string } }
		}
	}
	if err := json.Unmarshal([]byte(answer), &read); err != nil || read.Data.Created.It.ID == "" {
		t.Fatalf("nothing was created: %s", answer)
	}
	return read.Data.Created.It.ID
}
