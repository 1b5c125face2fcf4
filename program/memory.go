package program

import (
	"context"
	"log/slog"
	"os"
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// How much garbage may gather, in percent of what is in use, and the part of the machine's or the container's memory
// beyond which less may. Go's default of 100 collects four times as often, for some megabytes.
const (
	garbagePercent = 400
	memoryRatio    = 0.7
)

// assumedLimit is the limit where the system does not tell how much memory there is.
const assumedLimit = 350 << 20

// limitMemory returns the limit on the memory that Go's runtime takes, which it sets unless GOMEMLIMIT did. Under the limit
// it lets more garbage gather before it is collected, unless GOGC says how much.
func limitMemory(ctx context.Context, log *slog.Logger) int64 {
	limit, err := memlimit.Set(
		memlimit.WithRatio(memoryRatio),
		memlimit.WithProvider(memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)),
	)
	if err != nil { // without a limit, a burst could take all memory
		log.DebugContext(ctx, "garbage is collected as by default", "cause", err)
		return assumedLimit
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
		log.DebugContext(ctx, "garbage is collected late", "GOGC", garbagePercent, "GOMEMLIMIT", limit)
	}
	return limit
}

// documentMemory is the part of a limit on memory that is for documents.
func documentMemory(limit int64) int64 {
	const least, most, part = 8 << 20, 256 << 20, 8
	return min(max(limit/part, least), most)
}
