package engine_test

import (
	"testing"

	"junction/program/engine"
)

func TestRedactedNamesNoPassword(t *testing.T) {
	t.Parallel()
	for dsn, want := range map[string]string{
		"library.db":                             "library.db",
		"a folder/what@is?this.db":               "a folder/what@is?this.db",
		":memory:":                               ":memory:",
		"postgres://host/name":                   "postgres://host/name",
		"postgresql://u:geheim@a:1,b:2/name?x=1": "postgresql://a:1,b:2/name",
		"postgres://u:ge@heim@host/name":         "postgres://host/name",
		"postgres://u:ge/heim@host/name":         "postgres://host/name",
		"postgres://u:ge?heim@host/name":         "postgres",
		"postgres://host/name?password=geheim":   "postgres://host/name",
		"postgres://host/name?password=ge@heim":  "postgres",
	} {
		if have := engine.Redacted(dsn); have != want {
			t.Errorf("%s is shown as %s, want %s", dsn, have, want)
		}
	}
}
