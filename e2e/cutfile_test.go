//go:build unix

package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

// cutArticles is how many articles there are whose file is cut short: more than are read at once.
const cutArticles = 10_000

// TestAFileThatIsCutShortEndsTheRequest cuts the file of a running program short, or copies others over it, while clients
// scan it, and restores it. The program lives, each answer is right or UNAVAILABLE, and what is asked for after the file
// is whole again is answered right.
func TestAFileThatIsCutShortEndsTheRequest(t *testing.T) {
	t.Parallel()
	small := databaseOf(t, 100)
	tests := []struct {
		name string
		// fails are what happens to the file until it is restored.
		fails func(t *testing.T, file string, whole []byte)
		// stays says that what is there meanwhile is the same.
		stays bool
	}{
		{name: "to nothing", fails: func(t *testing.T, file string, _ []byte) { truncate(t, file, 0) }},
		{name: "in the middle of a page", fails: func(t *testing.T, file string, whole []byte) {
			truncate(t, file, int64(len(whole)/2+1000))
		}},
		{name: "by a smaller database", fails: func(t *testing.T, file string, _ []byte) { writeFile(t, file, small) }},
		{name: "by a text", fails: func(t *testing.T, file string, _ []byte) { writeFile(t, file, "no database") }},
		{name: "by its own copy", stays: true, fails: func(t *testing.T, file string, whole []byte) {
			writeFile(t, file, string(whole))
		}},
	}
	for _, test := range tests {
		for _, written := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, with changes since the start %v", test.name, written), func(t *testing.T) {
				t.Parallel()
				file := filepath.Join(t.TempDir(), "articles.db")
				writeFile(t, file, databaseOf(t, cutArticles))
				s := start(t, "--database", file)
				if written {
					s.must(t, `mutation { createArticle(input: {headline: "7 7"}) { article { id } } }`, nil)
				}
				scan := beginScanning(t, s)
				for range 2 {
					whole, err := os.ReadFile(file)
					if err != nil {
						t.Fatal(err)
					}
					scan.mayFail.Store(true)
					test.fails(t, file, whole)
					if !test.stays {
						mustBeUnavailable(t, s.post(t, `mutation { createArticle(input: {headline: "lost"}) { article { id } } }`, nil).Errors)
					}
					scan.wait(t)
					writeFile(t, file, string(whole))
					s.must(t, `mutation { updateArticle(id: "Article:7", input: {headline: "another"}) { article { id } } }`, nil)
					scan.wait(t)
					scan.mayFail.Store(false)
					scan.wait(t)
				}
				if unavailable := scan.end(); !test.stays && unavailable == 0 {
					t.Error("nobody saw the file fail")
				}
				s.stop(t)
				mustBeSound(t, file)
			})
		}
	}
}

// scanning are clients that read all articles again and again.
type scanning struct {
	mayFail     atomic.Bool
	answered    [4]chan struct{} // by each client, when it begins to ask anew
	unavailable atomic.Int64
	end         func() (unavailable int64)
}

// wait waits until each client has asked, and was answered, since it was called.
func (s *scanning) wait(t *testing.T) {
	t.Helper()
	for range 2 { // the first answer is to what was asked before
		for _, answered := range s.answered {
			select {
			case <-answered:
			case <-t.Context().Done():
				t.Fatal("a client is not answered")
			}
		}
	}
}

func beginScanning(t *testing.T, s *server) *scanning {
	t.Helper()
	const query = `query ($part: String!) { articles(where: {headline: {contains: $part}}, first: 5, orderBy: {field: ID}) {
		totalCount nodes { id headline } } }`
	scan := &scanning{}
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for i := range scan.answered {
		scan.answered[i] = make(chan struct{})
		variables := vars{"part": fmt.Sprintf("%d%d", i+4, i+4)}
		want := fmt.Sprint(s.must(t, query, variables))
		all.Go(func() {
			for {
				mayFail := scan.mayFail.Load()
				answer, err := s.ask(ctx, query, variables)
				mayFail = mayFail || scan.mayFail.Load()
				switch {
				case ctx.Err() != nil:
					return
				case err != nil:
					t.Error(err)
				case len(answer.Errors) == 1 && answer.Errors[0].Extensions.Code == "UNAVAILABLE" && mayFail:
					scan.unavailable.Add(1)
				case len(answer.Errors) > 0 || fmt.Sprint(answer.Data) != want:
					t.Errorf("%v %v, want %s", answer.Errors, answer.Data, want)
				}
				select {
				case scan.answered[i] <- struct{}{}:
				default:
				}
			}
		})
	}
	scan.end = func() int64 {
		cancel()
		all.Wait()
		return scan.unavailable.Load()
	}
	t.Cleanup(func() { scan.end() })
	return scan
}

// databaseOf is a database of so many articles, as bytes.
func databaseOf(t *testing.T, articles int) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "made.db")
	start(t, "--database", file).stop(t)
	execSQL(t, file, fmt.Sprintf(`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < %d)
		INSERT INTO article (headline) SELECT 'Article ' || n || ' of a database that fails' FROM n`, articles))
	made, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(made)
}

func truncate(t *testing.T, file string, size int64) {
	t.Helper()
	if err := os.Truncate(file, size); err != nil {
		t.Fatal(err)
	}
}
