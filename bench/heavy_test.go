package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"junction/bench/work"
)

func TestHeavyTellsHowLightRequestsFare(t *testing.T) {
	t.Parallel()
	var told struct{ Heavy heavyResult }
	out := output(t, "-heavy", "-json", "-connections", "5", "-alternations", "1")
	if err := json.Unmarshal(out, &told); err != nil {
		t.Fatalf("%v in\n%s", err, out)
	}
	for _, name := range []string{"read", "write", "ready"} {
		light := told.Heavy.Light[name]
		if light == nil || light.Ratio.Median <= 0 {
			t.Fatalf("of %s it says %s", name, out)
		}
		for _, of := range []latencies{light.Beside, light.BesideHeavy} {
			if of.Requests < 1 || of.P50 <= 0 || of.P50 > of.P99 || of.P99 > of.Max {
				t.Errorf("%s: %+v", name, of)
			}
		}
	}
	for _, kind := range work.Heavy { // five clients, each of which begins with another kind
		if of := told.Heavy.Heavy[kind.Name]; of.Requests < 1 || of.Refused > of.Requests || of.Max <= 0 {
			t.Errorf("%s: %+v", kind.Name, of)
		}
	}
}

func TestTableOfHeavyHasALineForEachRequest(t *testing.T) {
	t.Parallel()
	lines := strings.Split(strings.TrimSpace(string(output(t, "-heavy", "-markdown", "-connections", "5"))), "\n")
	if want := 4 + 2*3 + len(work.Heavy); len(lines) != want {
		t.Errorf("it has %d lines, not %d:\n%s", len(lines), want, strings.Join(lines, "\n"))
	}
	for _, line := range lines[2:] {
		if strings.Count(line, "|") != strings.Count(lines[2], "|") {
			t.Errorf("%s\nhas other columns than\n%s", line, lines[2])
		}
	}
}

func TestHeavyRequestIsAnsweredOrRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, answer   string
		status         int
		refused, fails bool
	}{
		{name: "an answer", answer: `{"data":{"a":1}}`, status: http.StatusOK},
		{name: "too busy", answer: `{"errors":[{"extensions":{"code":"UNAVAILABLE"}}]}`, status: http.StatusServiceUnavailable, refused: true},
		{name: "a part", answer: `{"errors":[{"extensions":{"code":"LIMIT_EXCEEDED"}}],"data":{"a":null}}`, status: http.StatusOK, refused: true},
		{name: "a fault", answer: `{"errors":[{"extensions":{"code":"INTERNAL"}}],"data":null}`, status: http.StatusOK, fails: true},
		{name: "no answer", status: http.StatusInternalServerError, fails: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(test.status)
				_, _ = w.Write([]byte(test.answer))
			}))
			defer server.Close()
			client := heavyClient{url: server.URL}
			refused, err := client.ask(t.Context(), []byte(`{}`))
			if refused != test.refused || (err != nil) != test.fails {
				t.Errorf("refused is %v, and the error %v", refused, err)
			}
		})
	}
}
