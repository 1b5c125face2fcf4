package e2e

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What GraphiQL calls the parts of its page.
const (
	queryEditor = ".graphiql-query-editor .CodeMirror"
	answerPane  = ".graphiql-response .CodeMirror"
	docsPane    = ".graphiql-doc-explorer"
	tabButton   = "button.graphiql-tab-button"
)

// TestPlayground opens the playground in a browser that reaches nothing but the program, and does with it what people
// do. At the end, the browser must have had nothing to complain about.
func TestPlayground(t *testing.T) {
	t.Parallel()
	executable := findBrowser(t)
	s := start(t, "--demo")
	b := openBrowser(t, executable, s.URL)

	b.do(chromedp.Navigate(s.URL + "/"))
	b.waitForQuery("query BothSides")

	t.Log("the first tab runs by keyboard, and its answer is seen")
	b.run()
	b.see(answerPane, "Highlights for Children") // a publication
	b.see(answerPane, "NASA uses Python")        // an article in it

	t.Log("every other tab runs")
	titles := b.tabs()
	if len(titles) < 6 || titles[0] != "BothSides" {
		t.Fatalf("the tabs are %v", titles)
	}
	for i, title := range titles[1:] {
		b.openTab(i+1, title)
		b.run()
	}
	b.see(answerPane, `"deletedCount": 1`) // so the tab before, which creates what the last deletes, did its work

	t.Log("the docs are read from the schema")
	b.do(chromedp.Click(chromedp.CSS(`[aria-label="Show Documentation Explorer"]`)))
	b.see(docsPane, "ArticlePublicationsConnection")

	t.Log("a dialog opens, locks the page behind it, and changes the theme")
	b.do(chromedp.Click(chromedp.CSS(`[data-value="settings"]`)))
	// Only the <style> element that the content security policy allows by its hash says so.
	b.waitFor("the lock", `() => getComputedStyle(document.body).overscrollBehavior === "contain"`)
	// A click is sent to where a button stood a moment ago.
	b.waitFor("the dialog standing still", `() => document.getAnimations().every(a => a.playState !== "running")`)
	b.do(chromedp.Click(chromedp.CSS(`[data-theme="dark"]`)))
	b.waitFor("the dark theme", `() => document.body.classList.contains("graphiql-dark")`)
	b.do(chromedp.KeyEvent(kb.Escape), chromedp.WaitNotPresent(chromedp.CSS(".graphiql-dialog")))

	t.Log("the tabs and the theme are there after the page is loaded again")
	// GraphiQL writes down what is to be remembered half a second late, and each thing by itself.
	b.waitFor("what is remembered", `() => {
		const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem("graphiql:tabState"));
		return activeTabIndex === %d && tabs[activeTabIndex].variables === localStorage.getItem("graphiql:variables");
	}`, len(titles)-1)
	b.do(chromedp.Reload())
	b.waitForQuery("mutation Delete")
	if again := b.tabs(); fmt.Sprint(again) != fmt.Sprint(titles) {
		t.Errorf("the tabs are %v, want %v", again, titles)
	}
	b.waitFor("the dark theme", `() => document.body.classList.contains("graphiql-dark")`)

	b.noFaults()
}

// waitForQuery waits until the query editor is there and holds a text.
func (b *browser) waitForQuery(text string) {
	b.t.Helper()
	b.waitFor(text, `() => document.querySelector(%q)?.CodeMirror.getValue().includes(%q)`, queryEditor, text)
}

// run presses Ctrl-Enter in the query editor, and requires an answer without errors.
func (b *browser) run() {
	b.t.Helper()
	b.do(
		chromedp.Click(chromedp.CSS(queryEditor+" .CodeMirror-code")),
		chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)),
	)
	text := b.waitFor("an answer", `() => document.querySelector(%q).CodeMirror.getValue()`, answerPane)
	var answer struct {
		Data   map[string]any `json:"data"`
		Errors []any          `json:"errors"`
	}
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		b.t.Fatalf("the answer is no JSON: %v\n%s", err, text)
	}
	if len(answer.Data) == 0 || len(answer.Errors) > 0 {
		b.t.Errorf("the answer is\n%s", text)
	}
}

// see waits until a text can be read in a part of the page.
func (b *browser) see(part, text string) {
	b.t.Helper()
	b.waitFor(text, `() => document.querySelector(%q)?.innerText.includes(%q)`, part, text)
}

// tabs returns the tabs' titles.
func (b *browser) tabs() []string {
	b.t.Helper()
	const expression = `Array.from(document.querySelectorAll(%q), (tab) => tab.innerText.trim())`
	return evaluate[[]string](b, fmt.Sprintf(expression, tabButton))
}

// openTab changes to the tab at that index and waits until GraphiQL has read its query and shows no answer.
func (b *browser) openTab(index int, title string) {
	b.t.Helper()
	b.t.Logf("tab %s", title)
	b.do(chromedp.Click(chromedp.CSS(fmt.Sprintf("#graphiql-session-tab-%d", index))))
	// Until GraphiQL has read the query, which it puts off for a tenth of a second, it would run it under the old name.
	b.waitFor("tab "+title, `() => document.querySelector(%q).CodeMirror.operationName === %q &&
		document.querySelector(%q).CodeMirror.getValue() === ""`, queryEditor, title, answerPane)
}

// waitFor waits until a JavaScript function gives something true, and returns it as text.
func (b *browser) waitFor(what, function string, args ...any) string {
	b.t.Helper()
	ctx, cancel := b.soon()
	defer cancel()
	poll := chromedp.PollFunction[any](fmt.Sprintf(function, args...), chromedp.WithPollingTimeout(0))
	got, err := chromedp.Run(ctx, poll)
	if err != nil {
		b.t.Fatalf("waiting for %s: %v%s", what, err, b.complaints())
	}
	return strings.TrimSpace(fmt.Sprint(got))
}
