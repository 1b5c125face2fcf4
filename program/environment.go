package program

import (
	"context"
	"log/slog"
	"os"
	"slices"

	"github.com/alecthomas/kong"
)

// envPrefix begins the name of each flag's environment variable, so that it is no other program's.
const envPrefix = "JUNCTION"

// unprefixed are the variables that once had no prefix. They still hold where the new name is not set. Flags that came
// later have only the new name.
var unprefixed = []string{
	"LISTEN", "LOG_LEVEL", "READ_DATABASE_URL", "READ_WAIT", "METRICS", "PPROF", "CORS_ORIGIN", "NO_PLAYGROUND",
	"NO_INTROSPECTION", "OPERATIONS", "PERSISTED_QUERIES", "MAX_IN_FLIGHT", "MAX_WAIT", "MAX_BODY", "MAX_NODES",
	"MAX_DEPTH", "MAX_ROOT_FIELDS", "MAX_FIELDS", "MAX_DIRECTIVES", "MAX_TOKENS", "MAX_VALUES", "MAX_JSON_DEPTH",
	"MAX_ERRORS", "MAX_TIME", "MAX_READ",
}

// acceptUnprefixed lets the flags be set by their old variables, too.
func acceptUnprefixed(k *kong.Kong) error {
	return kong.Visit(k.Model, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok {
			for _, old := range unprefixed {
				if slices.Contains(flag.Tag.Envs, prefixed(old)) {
					flag.Tag.Envs = append(flag.Tag.Envs, old)
				}
			}
		}
		return next(nil)
	})
}

// warnOfUnprefixed logs the new names of the old variables in use.
func warnOfUnprefixed(ctx context.Context, log *slog.Logger) {
	for _, old := range unprefixed {
		_, isSet := os.LookupEnv(old)
		_, isReplaced := os.LookupEnv(prefixed(old))
		if isSet && !isReplaced {
			log.WarnContext(ctx, "an environment variable has a new name", "old", old, "new", prefixed(old))
		}
	}
}

func prefixed(name string) string { return envPrefix + "_" + name }
