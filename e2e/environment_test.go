package e2e

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOldVariablesWarn holds the log to a warning for each variable that is set by its old name alone.
func TestOldVariablesWarn(t *testing.T) {
	t.Parallel()
	s := startWith(t, launch{
		args: []string{"--listen", "127.0.0.1:0"},
		env:  []string{"MAX_DEPTH=3", "MAX_BODY=5000", "JUNCTION_MAX_BODY=6000", "JUNCTION_MAX_ERRORS=7"},
	})
	s.stop(t) // after which the log is whole
	var warned []string
	for _, line := range linesWith(s.log.String(), "level=WARN") {
		attributes := attributesOf(line)
		warned = append(warned, attributes["old"]+" is now "+attributes["new"])
	}
	if diff := cmp.Diff([]string{"MAX_DEPTH is now JUNCTION_MAX_DEPTH"}, warned); diff != "" {
		t.Errorf("the warnings (-want +got):\n%s", diff)
	}
}
