package modelfile_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/modelfile"
)

var update = flag.Bool("update", false, "write the golden files anew")

// advice is what every message ends with.
var advice = regexp.MustCompile(`\b(write|leave|use) .+$`)

func TestAMistakeIsReportedWithItsPlaceAndWhatToWrite(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/mistakes/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no files with mistakes", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".graphql")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, err = modelfile.Read("model.graphql", text)
			var mistakes modelfile.Mistakes
			if !errors.As(err, &mistakes) {
				t.Fatalf("the error is %v, and no list of mistakes", err)
			}
			for _, mistake := range mistakes {
				if !advice.MatchString(mistake.Text) {
					t.Errorf("%s: the message does not say what to write", mistake)
				}
			}
			holdGolden(t, strings.TrimSuffix(file, ".graphql")+".txt", err.Error()+"\n")
		})
	}
}

func holdGolden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	wanted, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(wanted), got); diff != "" {
		t.Errorf("%s (-wanted +got):\n%s", file, diff)
	}
}
