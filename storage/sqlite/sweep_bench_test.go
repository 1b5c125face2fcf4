package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"junction/entity"
	"junction/storage"
	"junction/storage/sqlite"
)

// BenchmarkAMillionLinks takes a million links away, at once and by sweeping, and tells how long that took and how long
// others had to wait meanwhile. Run it with -benchtime 1x; each needs half a minute to make its links.
func BenchmarkAMillionLinks(b *testing.B) {
	const links = 1_000_000
	ways := []struct {
		name  string
		sweep sqlite.Sweep
	}{{"at once", sqlite.Sweep{}}, {"swept", sqlite.Usual}}
	changes := []struct {
		name string
		make func(context.Context, storage.Store) error
	}{
		{"clear", func(ctx context.Context, store storage.Store) error {
			cleared, err := entity.Publication_Articles.In(store).Clear(ctx, 1)
			if err == nil && cleared.Removed != links {
				err = fmt.Errorf("%d were cleared", cleared.Removed)
			}
			return err
		}},
		{"delete", func(ctx context.Context, store storage.Store) error {
			deleted, err := entity.Publications.In(store).Delete(ctx, 1)
			if err == nil && deleted != links {
				err = fmt.Errorf("%d were deleted", deleted)
			}
			return err
		}},
	}
	for _, way := range ways {
		for _, change := range changes {
			b.Run(change.name+" "+way.name, func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					path := filepath.Join(b.TempDir(), "test.db")
					store := sweeping(b, path, way.sweep)
					fill(b, path, links)
					b.StartTimer()
					takeAway(b, store, path, change.make)
					b.StopTimer()
					if err := store.Close(); err != nil {
						b.Fatal(err)
					}
					b.StartTimer()
				}
			})
		}
	}
}

// fill makes two publications, one of which has many articles. The order of the headlines is not that of the IDs, so that
// the rows of a batch are all over the file, as they mostly are.
func fill(b *testing.B, path string, links int) {
	b.Helper()
	writer := sqlite.Pools(path)["writer"]
	defer writer.Close()
	for _, text := range []string{
		"INSERT INTO publication VALUES (1, 'many'), (2, 'few')",
		fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
			INSERT INTO article SELECT i, hex(randomblob(20)) FROM n`, links),
		"INSERT INTO article_publication SELECT id, 1, headline FROM article ORDER BY id",
		"INSERT INTO article_publication SELECT id, 2, headline FROM article WHERE id % 1000 = 0",
		"PRAGMA wal_checkpoint(TRUNCATE)",
	} {
		if _, err := writer.Exec(text); err != nil {
			b.Fatal(err)
		}
	}
}

// takeAway makes a change while others read and write, until all rows of it are gone.
func takeAway(b *testing.B, store storage.Store, path string, change func(context.Context, storage.Store) error) {
	b.Helper()
	ctx, stop := context.WithCancel(b.Context())
	defer stop()
	resetPeak()
	var running sync.WaitGroup
	write, read, readIt := &longest{}, &longest{}, &longest{}
	article := storage.ID(0)
	running.Go(func() {
		write.repeat(ctx, b, func(ctx context.Context) error {
			article++
			_, err := entity.Article_Publications.In(store).Add(ctx, article, []storage.ID{2})
			return err
		})
	})
	page := func(of storage.ID) func(context.Context) error {
		return func(ctx context.Context) error {
			q := storage.Query{Order: storage.Order{Field: entity.Article_Headline}, Limit: 50}
			_, err := entity.Publication_Articles.In(store).Page(ctx, []storage.ID{of}, q)
			return err
		}
	}
	running.Go(func() { read.repeat(ctx, b, page(2)) })
	running.Go(func() { readIt.repeat(ctx, b, page(1)) })
	var logBytes int64
	running.Go(func() {
		for ctx.Err() == nil {
			logBytes = max(logBytes, store.(storage.Measured).Stats().LogBytes)
			time.Sleep(10 * time.Millisecond)
		}
	})
	time.Sleep(time.Second)
	alone := *write

	began := time.Now()
	if err := change(ctx, store); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(ms(time.Since(began)), "ms-answer")
	look := sqlite.Pools(path)["readers"]
	defer look.Close()
	for left := true; left; time.Sleep(20 * time.Millisecond) {
		err := look.QueryRow("SELECT EXISTS (SELECT 1 FROM publication_sweep)").Scan(&left)
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(time.Since(began).Seconds(), "s-swept")
	stop()
	running.Wait()
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(alone.longest), "ms-write-before")
	b.ReportMetric(ms(alone.sum)/float64(alone.n), "ms-mean-write-before")
	b.ReportMetric(ms(write.longest), "ms-write")
	b.ReportMetric(ms(write.sum-alone.sum)/float64(write.n-alone.n), "ms-mean-write")
	b.ReportMetric(ms(read.longest), "ms-read")
	b.ReportMetric(ms(readIt.longest), "ms-read-of-it")
	b.ReportMetric(float64(logBytes)/1e6, "MB-log")
	b.ReportMetric(peak(), "MB-peak")
}

// longest is how long the longest of some calls took.
type longest struct {
	longest, sum time.Duration
	n            int
}

func (l *longest) repeat(ctx context.Context, b *testing.B, call func(context.Context) error) {
	for ctx.Err() == nil {
		began := time.Now()
		if err := call(context.WithoutCancel(ctx)); err != nil {
			b.Error(err)
			return
		}
		took := time.Since(began)
		l.longest, l.sum, l.n = max(l.longest, took), l.sum+took, l.n+1
		time.Sleep(time.Millisecond)
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// resetPeak and peak are for Linux.
func resetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

func peak() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	rest, _, _ = strings.Cut(rest, "kB")
	kilobytes, _ := strconv.Atoi(strings.TrimSpace(rest))
	return float64(kilobytes) / 1000
}
