package check_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"junction/modelfile/check"
)

func TestWhatAModelHasIsCounted(t *testing.T) {
	t.Parallel()
	printed, err := run(t, "../../model.graphql")
	if want := "../../model.graphql: ok: 2 entities, 1 relation\n"; printed != want || err != nil {
		t.Errorf("it prints %q and ends with %v, want %q", printed, err, want)
	}
}

func TestEachMistakeIsALineThatBeginsWithItsPlace(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "mine.graphql")
	if err := os.WriteFile(file, []byte("type Article @entity {\n  headline: Sting!\n  body: Txt\n}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	printed, err := run(t, file)
	want := file + ":2:13: there is no type Sting; write String, or declare it by type Sting @entity { … }\n" +
		file + ":3:9: there is no type Txt; write Int, or declare it by type Txt @entity { … }"
	if printed != "" || err == nil || err.Error() != want {
		t.Errorf("it prints %q and ends with %v, want %q", printed, err, want)
	}
}

func TestAFileThatIsNotThereIsAnError(t *testing.T) {
	t.Parallel()
	if printed, err := run(t, filepath.Join(t.TempDir(), "none.graphql")); printed != "" || err == nil {
		t.Errorf("it prints %q and ends with %v", printed, err)
	}
}

// run runs the command on a file, and returns what it prints.
func run(t *testing.T, file string) (printed string, err error) {
	t.Helper()
	var output strings.Builder
	var commands struct {
		CheckModel check.Model `cmd:""`
	}
	parser, err := kong.New(&commands, kong.Writers(&output, &output))
	if err != nil {
		t.Fatal(err)
	}
	command, err := parser.Parse([]string{"check-model", file})
	if err != nil {
		t.Fatal(err)
	}
	err = command.Run()
	return output.String(), err
}
