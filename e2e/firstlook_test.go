package e2e

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	runButton     = "button.graphiql-execute-button"
	restoreButton = ".graphiql-logo button"
)

// openDemo starts the program with its example, and a browser that may open its page.
func openDemo(t *testing.T) (*server, *browser) {
	t.Helper()
	executable := findBrowser(t)
	s := start(t, "--demo")
	return s, openBrowser(t, executable, s.URL)
}

// TestPlaygroundAnswersAtOnce opens the page and only looks; then it presses the key that the README names, without a
// click before. At last it opens the page again where people may have left it.
func TestPlaygroundAnswersAtOnce(t *testing.T) {
	t.Parallel()
	s, b := openDemo(t)

	b.do(chromedp.Navigate(s.URL + "/"))
	b.see(answerPane, "Highlights for Children")
	b.waitForFocus()

	s.must(t, `mutation { createPublication(input: { title: "An Almanac" }) { publication { id } } }`, nil)
	b.do(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.see(answerPane, "An Almanac") // it has run again

	t.Log("nothing else runs by itself: neither a mutation nor a first tab that is no longer the example")
	var requests atomic.Int32
	if err := chromedp.Listen(b.ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok && strings.HasSuffix(e.Request.URL, "/graphql") {
			requests.Add(1)
		}
	}); err != nil {
		t.Fatal(err)
	}
	again := func(query string) {
		t.Helper()
		b.waitFor("what is remembered", `() => localStorage.getItem("graphiql:query").includes(%q) &&
			localStorage.getItem("graphiql:tabState").includes(%[1]q)`, query)
		requests.Store(0)
		b.do(chromedp.Reload())
		b.waitForQuery(query)
		b.waitForFocus()
		// The schema is asked for first; so what else would run by itself has been sent when it is there.
		b.waitFor("the schema", `() => Boolean(document.querySelector(%q).CodeMirror.options.lint.schema)`, queryEditor)
		if evaluate[int](b, "1"); requests.Load() != 1 {
			t.Errorf("%s: %d requests, want one, for the schema", query, requests.Load())
		}
	}

	b.openTab(4, "CreateAndLink")
	again("mutation CreateAndLink")
	b.openTab(0, "BothSides")
	b.write("query Mine { articles { totalCount } }")
	again("query Mine")
	b.noFaults()
}

// TestPlaygroundFitsANarrowWindow opens the page in a window as wide as a telephone.
func TestPlaygroundFitsANarrowWindow(t *testing.T) {
	t.Parallel()
	s, b := openDemo(t)

	b.do(chromedp.EmulateViewport(390, 844), chromedp.Navigate(s.URL+"/"))
	b.see(answerPane, "Highlights for Children")
	b.fits("header h1", "header p", ".graphiql-tabs", queryEditor, runButton, answerPane, ".graphiql-sidebar")
	const stacked = `(([editor, answer]) => answer.top >= editor.bottom && editor.height > 150 && answer.height > 150)(
		[%q, %q].map((part) => document.querySelector(part).getBoundingClientRect()))`
	if !evaluate[bool](b, fmt.Sprintf(stacked, queryEditor, answerPane)) {
		t.Error("the answer is not below the query, or one of them has little room")
	}

	t.Log("a query is run by touch")
	b.openTab(1, "Filters")
	b.do(chromedp.Click(chromedp.CSS(runButton)))
	b.see(answerPane, "NASA finds")

	t.Log("an example that was changed can be had back")
	b.write("query Mine { articles { totalCount } }")
	b.do(chromedp.WaitVisible(chromedp.CSS(restoreButton)))
	b.fits(restoreButton, ".graphiql-tabs", queryEditor, runButton, answerPane, ".graphiql-sidebar")

	b.do(chromedp.Click(chromedp.CSS(restoreButton)), chromedp.WaitNotPresent(chromedp.CSS(restoreButton)))
	b.waitForQuery("query Filters")
	b.fits(".graphiql-tab-active", runButton)

	t.Log("the docs and the settings fit, too")
	b.do(chromedp.Click(chromedp.CSS(`[aria-label="Show Documentation Explorer"]`)))
	b.see(docsPane, "ArticlePublicationsConnection")
	b.fits(".graphiql-plugin", ".graphiql-sidebar")
	b.do(chromedp.Click(chromedp.CSS(`[aria-label="Hide Documentation Explorer"]`)), chromedp.Click(chromedp.CSS(`[data-value="settings"]`)))
	b.waitFor("the dialog standing still", `() => document.querySelector('[data-theme="dark"]') &&
		document.getAnimations().every(a => a.playState !== "running")`)
	b.fits(".graphiql-dialog", `[data-theme="light"]`, `[data-theme="dark"]`, "#enable-persist-headers", "#disable-persist-headers")
	b.noFaults()
}

// TestPlaygroundRestoresExamples writes over an example and closes another; a button brings both back, and takes nothing
// away.
func TestPlaygroundRestoresExamples(t *testing.T) {
	t.Parallel()
	s, b := openDemo(t)
	b.do(chromedp.Navigate(s.URL + "/"))
	b.see(answerPane, "Highlights for Children")
	if evaluate[bool](b, fmt.Sprintf("document.querySelector(%q) !== null", restoreButton)) {
		t.Error("there is something to restore from the start")
	}

	b.openTab(1, "Filters")
	b.write("query Mine { articles { totalCount } }")
	b.do(chromedp.Click(chromedp.CSS("#graphiql-session-tab-2")), chromedp.Click(chromedp.CSS("#graphiql-session-tab-2 + button")))
	b.waitForTabs("BothSides", "Mine", "Links", "CreateAndLink", "Delete")

	b.do(chromedp.Click(chromedp.CSS(restoreButton)), chromedp.WaitNotPresent(chromedp.CSS(restoreButton)))
	restored := []string{"BothSides", "Mine", "Links", "CreateAndLink", "Delete", "Filters", "Paging"}
	b.waitForTabs(restored...)
	b.waitForQuery("query Filters") // the first of those restored is shown
	b.openTab(6, "Paging")
	b.run() // with its variables
	b.openTab(1, "Mine")
	b.waitForQuery("query Mine { articles { totalCount } }")
	b.openTab(5, "Filters")
	b.run()

	b.waitFor("what is remembered", `() => JSON.parse(localStorage.getItem("graphiql:tabState")).activeTabIndex === 5`)
	b.do(chromedp.Reload())
	b.waitForQuery("query Filters")
	b.waitForTabs(restored...)
	b.noFaults()
}

// write replaces the text of the query editor, and waits until GraphiQL has read it.
func (b *browser) write(query string) {
	b.t.Helper()
	evaluate[any](b, fmt.Sprintf("document.querySelector(%q).CodeMirror.setValue(%q)", queryEditor, query))
	name := strings.Fields(query)[1]
	b.waitFor("tab "+name, `() => document.querySelector(".graphiql-tab-active")?.innerText.trim() === %q`, name)
}

// waitForFocus waits until keys go to the query editor.
func (b *browser) waitForFocus() {
	b.t.Helper()
	b.waitFor("the focus", `() => document.querySelector(%q)?.contains(document.activeElement)`, queryEditor)
}

// waitForTabs waits until these are the tabs' titles.
func (b *browser) waitForTabs(titles ...string) {
	b.t.Helper()
	b.waitFor("the tabs", `() => Array.from(document.querySelectorAll(%q), (tab) => tab.innerText.trim()).join(" ") === %q`,
		tabButton, strings.Join(titles, " "))
}

// fits fails the test unless all of each part of the page lies within the window, where it can be touched, and the page
// itself is no wider.
func (b *browser) fits(parts ...string) {
	b.t.Helper()
	for _, part := range parts {
		const fault = `(() => {
			const element = document.querySelector(%q);
			const { left, top, right, bottom } = element.getBoundingClientRect();
			if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight || left >= right || top >= bottom)
				return "is at " + [left, top, right, bottom];
			const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
			if (!element.contains(there))
				return "is covered by " + there.className;
			return element.matches("header *") && element.scrollWidth > element.clientWidth ? "is cut off" : "";
		})()`
		if got := evaluate[string](b, fmt.Sprintf(fault, part)); got != "" {
			b.t.Errorf("%s %s", part, got)
		}
	}
	const excess = `document.scrollingElement.scrollWidth - innerWidth`
	if got := evaluate[int](b, excess); got > 0 {
		b.t.Errorf("the page is wider than the window by %d pixels", got)
	}
}
