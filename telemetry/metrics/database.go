package metrics

import (
	"github.com/prometheus/client_golang/prometheus"

	"junction/storage"
)

// database tells how a store's database is doing at the moment of a scrape.
type database struct{ storage.Measured }

var (
	connections    = described("connections", "Open connections of a pool, by what they do.", "pool", "state")
	maxConnections = described("connections_max", "Connections that a pool may have.", "pool")
	waits          = described("connection_waits_total", "Times that a connection of a pool was waited for.", "pool")
	waited         = described("connection_wait_seconds_total", "Time spent waiting for a pool's connections.", "pool")
	logBytes       = described("wal_bytes", "Size of the write-ahead log; 0 when there is none.")
)

func described(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("junction_database_"+name, help, labels, nil)
}

// Describe tells what Collect will send.
func (d database) Describe(to chan<- *prometheus.Desc) {
	for _, desc := range []*prometheus.Desc{connections, maxConnections, waits, waited, logBytes} {
		to <- desc
	}
}

// Collect sends what the store tells of itself.
func (d database) Collect(to chan<- prometheus.Metric) {
	gauge := func(desc *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(desc, prometheus.GaugeValue, value, labels...)
	}
	counter := func(desc *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(desc, prometheus.CounterValue, value, labels...)
	}
	stats := d.Stats()
	for name, pool := range stats.Pools {
		gauge(connections, float64(pool.InUse), name, "in_use")
		gauge(connections, float64(pool.Idle), name, "idle")
		gauge(maxConnections, float64(pool.Max), name)
		counter(waits, float64(pool.Waits), name)
		counter(waited, pool.Waited.Seconds(), name)
	}
	gauge(logBytes, float64(stats.LogBytes))
}
