package main

import (
	"math"
	"slices"
	"time"
)

// result is all that is printed with -json.
type result struct {
	Size         string                 `json:"size"`
	Larger       string                 `json:"larger,omitempty"` // the size of what is grown to
	Engine       string                 `json:"engine"`
	Go           string                 `json:"go"`
	CPUs         int                    `json:"cpus"`
	GOGC         string                 `json:"gogc"`
	Connections  int                    `json:"connections"`
	Alternations int                    `json:"alternations"`
	Milliseconds int64                  `json:"duration_ms"` // of one round
	Work         map[string]*workResult `json:"work,omitempty"`
	Growth       map[string]*growth     `json:"growth,omitempty"`
	Clear        map[string]*heldUp     `json:"clear,omitempty"`
	Heavy        *heavyResult           `json:"heavy,omitempty"`

	order     []string // of the work
	reference string   // what the program was measured against
}

// workResult is what was measured of one kind of request. Each figure of a time or a rate is the median of the rounds.
type workResult struct {
	figures
	floorFigures
	// The program's rate divided by the reference's, in the same round: median, least and most.
	Ratio    float64 `json:"ratio"`
	RatioMin float64 `json:"ratio_min"`
	RatioMax float64 `json:"ratio_max"`
	Rounds   int     `json:"rounds"`
	Values   float64 `json:"values"` // in an answer, of either
}

// figures are the program's.
type figures struct {
	PerSecond  float64  `json:"rps"`               // answers in a second, at 16 connections (-connections)
	P50        float64  `json:"p50_ms"`            // half the answers took at most this, at 1 connection
	P99        float64  `json:"p99_ms"`            // 99 of 100 did
	P50Busy    float64  `json:"p50_16_ms"`         // the same at 16 connections
	P99Busy    float64  `json:"p99_16_ms"`         //
	CPU        *float64 `json:"cpu_ms,omitempty"`  // processor time for a request, at 16 connections
	Allocs     float64  `json:"allocs"`            // memory allocations for a request
	Statements float64  `json:"statements"`        // SQL statements for a request, BEGIN and COMMIT not counted
	Peak       *float64 `json:"peak_mb,omitempty"` // the most memory that the process had, in MiB
}

// floorFigures are the same, the reference's.
type floorFigures struct {
	PerSecond  float64  `json:"floor_rps"`
	P50        float64  `json:"floor_p50_ms"`
	P99        float64  `json:"floor_p99_ms"`
	P50Busy    float64  `json:"floor_p50_16_ms"`
	P99Busy    float64  `json:"floor_p99_16_ms"`
	CPU        *float64 `json:"floor_cpu_ms,omitempty"`
	Allocs     float64  `json:"floor_allocs"`
	Statements float64  `json:"floor_statements"`
	Peak       *float64 `json:"floor_peak_mb,omitempty"`
}

// median is the middle one, or the mean of the two in the middle.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	if len(sorted) == 0 {
		return math.NaN()
	}
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

// rounded keeps as many digits as mean anything.
func rounded(value float64) float64 {
	if value == 0 || math.IsNaN(value) || math.IsInf(value, 0) {
		return 0
	}
	scale := math.Pow(10, 3-math.Floor(math.Log10(math.Abs(value))))
	return math.Round(value*scale) / scale
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
