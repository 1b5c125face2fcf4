package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"junction/internal/effort"
)

// actWithin bounds each thing done in the browser; the first one starts it.
const actWithin = 2 * time.Minute

// dialogNag is what a part of GraphiQL says, to its authors, whenever a dialog opens.
const dialogNag = "Warning: Missing `Description` or `aria-describedby={undefined}` for {DialogContent}."

// browser is a headless Chromium with one page, which keeps account of everything that went wrong in it.
type browser struct {
	t    testing.TB
	ctx  context.Context
	base string

	mu     sync.Mutex
	faults []string
}

// findBrowser returns the path of a Chromium. Without one the test is skipped, unless REQUIRE_CHROMIUM=1 says that
// there should be one.
func findBrowser(t testing.TB) string {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome", "headless-shell"}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing := "no browser on PATH: none of " + strings.Join(names, ", ")
	if os.Getenv("REQUIRE_CHROMIUM") == "1" {
		t.Fatal(missing)
	}
	effort.Skip(t, missing)
	return ""
}

// openBrowser starts a browser with a profile of its own, for which no host exists but 127.0.0.1. What it asks for
// outside base is a fault.
func openBrowser(t testing.TB, executable, base string) *browser {
	t.Helper()
	// The test's own context ends before its cleanups run, and would kill the browser before its picture is taken.
	ctx, cancel := chromedp.NewExecAllocator(context.WithoutCancel(t.Context()), append(
		chromedp.DefaultExecAllocatorOptions[:], // headless, no first run, no background networking, no sync, a new profile
		chromedp.ExecPath(executable),
		chromedp.NoSandbox, // which containers do not allow
		chromedp.DisableGPU,
		chromedp.WindowSize(1360, 900),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"),
		chromedp.Flag("no-proxy-server", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
	)...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &browser{t: t, ctx: ctx, base: base}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting %s: %v", executable, err)
	}
	t.Cleanup(b.close)
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	return b
}

// close ends the browser. It leaves a picture of the page when the test has failed; see go help testflag, -artifacts.
func (b *browser) close() {
	if b.t.Failed() {
		ctx, cancel := b.soon()
		defer cancel()
		picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
		if err == nil {
			err = os.WriteFile(filepath.Join(b.t.ArtifactDir(), "page.png"), picture, 0o600)
		}
		if err != nil {
			b.t.Logf("no picture of the page: %v", err)
		}
	}
	if err := chromedp.Cancel(b.ctx); err != nil {
		b.t.Logf("ending the browser: %v", err)
	}
}

// note looks at one event of the page.
func (b *browser) note(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, b.base+"/") && !strings.HasPrefix(url, "data:") {
			b.fault("a request to another host: %s", url)
		}
	case *network.EventLoadingFailed:
		b.fault("a request failed: %s %s", e.Type, e.ErrorText)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			b.fault("status %d for %s", e.Response.Status, e.Response.URL)
		}
	case *runtime.EventExceptionThrown:
		b.fault("an exception: %s", describe(e.ExceptionDetails.Exception, e.ExceptionDetails.Text))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning ||
			e.Type == runtime.ConsoleAPICalledTypeAssert {
			var words []string
			for _, arg := range e.Args {
				words = append(words, describe(arg, ""))
			}
			if text := strings.Join(words, " "); !strings.Contains(text, dialogNag) {
				b.fault("console.%s: %s", e.Type, text)
			}
		}
	case *log.EventEntryAdded: // here the browser itself speaks, of the content security policy for one
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			b.fault("%s %s: %s (%s)", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
		}
	}
}

// describe renders a value of the page, or gives other when there is none.
func describe(value *runtime.RemoteObject, other string) string {
	switch {
	case value == nil:
		return other
	case value.Description != "":
		return value.Description
	default:
		return string(value.Value)
	}
}

func (b *browser) fault(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = append(b.faults, fmt.Sprintf(format, args...))
}

// noFaults fails the test for everything that went wrong so far.
func (b *browser) noFaults() {
	b.t.Helper()
	// The answer to a command comes after the events that were sent before it.
	evaluate[int](b, "1")
	if complaints := b.complaints(); complaints != "" {
		b.t.Errorf("the browser complains:%s", complaints)
	}
}

// complaints lists the faults so far, each on a line of its own.
func (b *browser) complaints() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var text strings.Builder
	for _, fault := range b.faults {
		text.WriteString("\n\t" + fault)
	}
	return text.String()
}

// soon is the context for one thing to do.
func (b *browser) soon() (context.Context, context.CancelFunc) {
	return context.WithTimeout(b.ctx, actWithin)
}

// do acts on the page.
func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := b.soon()
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatalf("%v%s", err, b.complaints())
	}
}

// evaluate asks the page for the value of a JavaScript expression.
func evaluate[T any](b *browser, expression string) T {
	b.t.Helper()
	ctx, cancel := b.soon()
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v%s", expression, err, b.complaints())
	}
	return value
}
