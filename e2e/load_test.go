package e2e

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// load is what clients write while something else is tested: articles, each of which appears in two publications from the
// beginning.
type load struct {
	acknowledged, begun atomic.Int64 // articles
	longest             atomic.Int64 // wait for an answer, in nanoseconds
	stop                chan struct{}
	clients             sync.WaitGroup
}

// writeWhole begins to write, with four clients.
func writeWhole(t testing.TB, s *server) *load {
	t.Helper()
	var hubs []string
	for _, title := range []string{"One", "Two"} {
		hubs = append(hubs, get[string](t, s.must(t, publications.createMutation(), vars{"text": title, "far": []string{}}),
			"createPublication.publication.id"))
	}
	l := &load{stop: make(chan struct{})}
	for range 4 {
		l.clients.Go(func() {
			for {
				select {
				case <-l.stop:
					return
				default:
				}
				began := time.Now()
				text := fmt.Sprintf("During %d", l.begun.Add(1))
				answer, err := s.ask(t.Context(), articles.createMutation(), vars{"text": text, "far": hubs})
				if err != nil || len(answer.Errors) > 0 {
					t.Errorf("a change meanwhile: %v, %v", err, answer.Errors)
					return
				}
				l.acknowledged.Add(1)
				took := int64(time.Since(began))
				for so := l.longest.Load(); took > so && !l.longest.CompareAndSwap(so, took); so = l.longest.Load() {
				}
			}
		})
	}
	return l
}

// end waits for the last answers.
func (l *load) end() {
	close(l.stop)
	l.clients.Wait()
}

// mustBeWhole requires of a copy in an SQLite file that it holds as many of the articles as there were at one moment, with
// all of their links.
func mustBeWhole(t testing.TB, copied string, before, after int64) {
	t.Helper()
	linked := querySQL(t, copied, `SELECT count(*) || ' ' || coalesce(sum(links != 2), 0) FROM (
		SELECT count(publication_id) AS links FROM article LEFT JOIN article_publication ON article_id = id
		WHERE article.headline LIKE 'During %' GROUP BY id)`)
	var found, torn int64
	if _, err := fmt.Sscan(linked, &found, &torn); err != nil {
		t.Fatal(err)
	}
	if torn > 0 || found < before || found > after {
		t.Errorf("%d articles, %d of them without both links, want between %d and %d, whole", found, torn, before, after)
	}
}
