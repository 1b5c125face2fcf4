package program

import (
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// TestVariablesArePrefixed holds the variable of every flag to the prefix.
func TestVariablesArePrefixed(t *testing.T) {
	t.Parallel()
	seen := 0
	err := kong.Visit(newParser(library).Model, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok && len(flag.Envs) > 0 {
			seen++
			if !strings.HasPrefix(flag.Envs[0], envPrefix+"_") {
				t.Errorf("--%s is set by %s", flag.Name, flag.Envs[0])
			}
		}
		return next(nil)
	})
	if err != nil || seen < len(unprefixed) {
		t.Errorf("saw %d flags with a variable, error %v", seen, err)
	}
}
