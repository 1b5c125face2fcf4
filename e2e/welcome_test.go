package e2e

import (
	"strings"
	"testing"
)

// TestLogWelcomes reads the lines behind the first: the URL to open, and what to do where there is nothing to see.
func TestLogWelcomes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		flags  []string
		path   string
		advice bool
	}{
		"an empty database": {nil, "/", true},
		"an example":        {[]string{"--demo"}, "/", false},
		"no playground":     {[]string{"--no-playground"}, "/graphql", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := start(t, test.flags...)
			s.stop(t) // after which the log is whole
			log := s.log.String()
			if lines := linesWith(log, "url="); len(lines) != 1 || attributesOf(lines[0])["url"] != s.URL+test.path {
				t.Errorf("want one line with the URL %s:\n%s", s.URL+test.path, log)
			}
			if advised := strings.Contains(log, "start with --demo"); advised != test.advice {
				t.Errorf("it is advised to start with --demo: %t, want %t:\n%s", advised, test.advice, log)
			}
		})
	}
}
