package main

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

// relaxGC lets more garbage gather before it is collected, under a limit on memory, unless the user set GOGC. Where the
// user set GOMEMLIMIT, that is the limit.
func relaxGC(ctx context.Context, log *slog.Logger) {
	if os.Getenv("GOGC") != "" {
		return
	}
	limit, err := memlimit.Set(
		memlimit.WithRatio(memoryRatio),
		memlimit.WithProvider(memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)),
	)
	if err != nil { // without a limit, a burst could take all memory
		log.DebugContext(ctx, "garbage is collected as by default", "cause", err)
		return
	}
	debug.SetGCPercent(garbagePercent)
	log.DebugContext(ctx, "garbage is collected late", "GOGC", garbagePercent, "GOMEMLIMIT", limit)
}
