package e2e

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	collected "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	trace "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// TestTracesReachACollector sends a query and a mutation that are part of a client's trace, and reads what a collector
// was sent: a tree of request, fields at the top, and statements, and no value in it.
func TestTracesReachACollector(t *testing.T) {
	t.Parallel()
	collector := newCollector(t)
	s := startWith(t, launch{
		args: []string{"--listen", "127.0.0.1:0"},
		env:  []string{"OTEL_EXPORTER_OTLP_ENDPOINT=" + collector.url, "OTEL_RESOURCE_ATTRIBUTES=deployment.environment=test"},
	})
	const (
		secret = "hunter2 is nobody's business"
		theirs = "0af7651916cd43dd8448eb211c80319c"
		parent = "b7ad6b7169203331"
	)
	s.sendAs(t, "Traceparent", "00-"+theirs+"-"+parent+"-01", `mutation Make($text: String!) {
		createArticle(input: { headline: $text }) { article { id } } }`, vars{"text": secret})
	s.sendAs(t, "Traceparent", "00-"+theirs+"-"+parent+"-01", `query Look($text: String!, $id: ID!) {
		found: articles(where: { headline: { eq: $text } }) { totalCount nodes { id publications { totalCount } } }
		wrong: article(id: $id) { id } }`, vars{"text": secret, "id": secret})
	s.sendAs(t, "Traceparent", "00-"+strings.Repeat("ab", 16)+"-"+parent+"-00", `{ articles { totalCount } }`, nil) // not sampled
	s.stop(t)                                                                                                       // exports all

	spans := collector.spans
	tree := func(root string) []string {
		var lines []string
		var below func(parent []byte, indent string)
		below = func(parent []byte, indent string) {
			for _, span := range spans {
				if bytes.Equal(span.ParentSpanId, parent) && (indent != "" || strings.HasPrefix(span.Name, root)) {
					lines = append(lines, indent+span.Name)
					below(span.SpanId, indent+"  ")
				}
			}
		}
		id, err := hex.DecodeString(parent)
		if err != nil {
			t.Fatal(err)
		}
		below(id, "")
		return lines
	}
	for root, want := range map[string][]string{
		"mutation": {"mutation Make", "  Mutation.createArticle", "    BEGIN", "    INSERT", "    COMMIT"},
		"query": {
			"query Look", "  Query.article", "  Query.articles", "  SELECT", "  SELECT", "  SELECT", // made for all fields
		},
	} {
		if diff := gocmp.Diff(want, tree(root)); diff != "" {
			t.Errorf("the spans of a %s (-want +got):\n%s", root, diff)
		}
	}
	for _, span := range spans {
		if hex.EncodeToString(span.TraceId) != theirs {
			t.Errorf("%s is part of the trace %x", span.Name, span.TraceId)
		}
		if span.EndTimeUnixNano <= span.StartTimeUnixNano {
			t.Errorf("%s takes no time", span.Name)
		}
		if failed := span.Status.GetCode() == trace.Status_STATUS_CODE_ERROR; failed != (span.Name == "Query.article" || span.Name == "query Look") {
			t.Errorf("%s failed: %t", span.Name, failed)
		}
	}
	if name := collector.resource["service.name"]; name != "junction" || collector.resource["deployment.environment"] != "test" {
		t.Errorf("the program calls itself %v", collector.resource)
	}
	if sent := collector.text(); strings.Contains(sent, "hunter2") || strings.Contains(sent, "totalCount") {
		t.Errorf("a value or the query's text was sent:\n%s", sent)
	} else if !strings.Contains(sent, "INSERT INTO article") {
		t.Errorf("no statement's text was sent:\n%s", sent)
	}
	for _, line := range linesWith(s.log.String(), "operation=") {
		if attributesOf(line)["trace"] != theirs {
			t.Errorf("the log does not name the trace: %s", line)
		}
	}
}

// TestNoTracesUnlessAsked gives a collector's address and yet asks for no traces.
func TestNoTracesUnlessAsked(t *testing.T) {
	t.Parallel()
	collector := newCollector(t)
	for _, off := range []string{"OTEL_SDK_DISABLED=true", "OTEL_TRACES_EXPORTER=none"} {
		s := startWith(t, launch{
			args: []string{"--listen", "127.0.0.1:0"}, env: []string{"OTEL_EXPORTER_OTLP_ENDPOINT=" + collector.url, off},
		})
		s.must(t, `{ articles { totalCount } }`, nil)
		s.stop(t)
		if strings.Contains(s.log.String(), "trace=") {
			t.Errorf("%s: there is a trace in the log:\n%s", off, s.log)
		}
	}
	if len(collector.spans) > 0 {
		t.Errorf("%d spans were sent", len(collector.spans))
	}
}

// TestACollectorThatIsGone does not hold up answers, or the stop.
func TestACollectorThatIsGone(t *testing.T) {
	t.Parallel()
	s := startWith(t, launch{
		args: []string{"--listen", "127.0.0.1:0"}, env: []string{"OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1"},
	})
	s.must(t, `{ articles { totalCount } }`, nil)
	s.stop(t)
	if lines := linesWith(s.log.String(), "level=WARN"); len(lines) == 0 {
		t.Errorf("the log does not tell:\n%s", s.log)
	}
}

// collector takes traces by OTLP over HTTP.
type collector struct {
	url string

	mu       sync.Mutex
	spans    []*trace.Span // siblings are in the order of their start, or of their name where they run side by side
	resource map[string]string
}

func newCollector(t testing.TB) *collector {
	t.Helper()
	c := &collector{resource: make(map[string]string)}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body io.Reader = r.Body
		if r.Header.Get("Content-Encoding") == "gzip" {
			var err error
			if body, err = gzip.NewReader(r.Body); err != nil {
				t.Error(err)
				return
			}
		}
		sent, err := io.ReadAll(body)
		if err != nil || r.URL.Path != "/v1/traces" {
			t.Errorf("%s: %v", r.URL.Path, err)
		}
		c.take(t, sent)
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	t.Cleanup(server.Close)
	c.url = server.URL
	return c
}

func (c *collector) take(t testing.TB, sent []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var request collected.ExportTraceServiceRequest
	if err := proto.Unmarshal(sent, &request); err != nil {
		t.Error(err)
	}
	for _, from := range request.ResourceSpans {
		for _, attribute := range from.Resource.Attributes {
			c.resource[attribute.Key] = attribute.Value.GetStringValue()
		}
		for _, scope := range from.ScopeSpans {
			c.spans = append(c.spans, scope.Spans...)
		}
	}
	slices.SortFunc(c.spans, func(a, b *trace.Span) int {
		return cmp.Or(
			cmp.Compare(a.Kind, b.Kind),
			strings.Compare(sideBySide(a), sideBySide(b)),
			cmp.Compare(a.StartTimeUnixNano, b.StartTimeUnixNano),
		)
	})
}

// sideBySide is the name of a span that has no order among its like, and else empty.
func sideBySide(span *trace.Span) string {
	if span.Kind == trace.Span_SPAN_KIND_INTERNAL {
		return span.Name
	}
	return ""
}

// text is all that was sent, as JSON.
func (c *collector) text() string {
	var all strings.Builder
	for _, span := range c.spans {
		all.WriteString(span.String() + "\n")
	}
	return all.String()
}
