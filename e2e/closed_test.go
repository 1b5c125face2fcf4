package e2e

import (
	"net/http"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestClosed starts a program that tells nothing of itself, by flag and by environment variable.
func TestClosed(t *testing.T) {
	t.Parallel()
	for _, s := range []*server{
		start(t, "--no-playground", "--no-introspection"),
		startWith(t, launch{args: []string{"--listen", "127.0.0.1:0"}, env: []string{"JUNCTION_NO_PLAYGROUND=1", "JUNCTION_NO_INTROSPECTION=true"}}),
	} {
		if status, err := s.status(t.Context(), "/"); err != nil || status != http.StatusNotFound {
			t.Errorf("/ is %d, error %v, want 404", status, err)
		}
		if answer := s.post(t, `{ __schema { queryType { name } } }`, nil); len(answer.Errors) != 1 || answer.Data != nil {
			t.Errorf("the schema is told: %v", answer)
		}
		s.must(t, `{ __typename }`, nil)
	}
}

// TestPlaygroundWithoutIntrospection opens the playground where it cannot read the schema: it says so, and runs queries.
// The browser has something to complain about here, the refusal.
func TestPlaygroundWithoutIntrospection(t *testing.T) {
	t.Parallel()
	executable := findBrowser(t)
	s := start(t, "--demo", "--no-introspection")
	b := openBrowser(t, executable, s.URL)
	b.do(chromedp.Navigate(s.URL + "/"))
	b.waitForQuery("query BothSides")
	b.see(answerPane, "introspection is switched off")
	b.run()
	b.see(answerPane, "NASA uses Python")
}
