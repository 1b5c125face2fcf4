package web_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// Long answers are compressed as the client asks for it, and are the same; short ones, and those of clients that do not
// ask, are as they were written.
func TestLongAnswersAreCompressed(t *testing.T) {
	t.Parallel()
	server := setup(t, onRequest)
	const long, short = `{ __schema { types { name description } } }`, `{ __typename }`
	ask := func(query, accepted string) (coding, body string) {
		text, _ := json.Marshal(map[string]string{"query": query})
		request, err := http.NewRequest(http.MethodPost, server.url+"/graphql", strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Accept-Encoding", accepted)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		if !strings.Contains(strings.Join(response.Header.Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("%q for %s: Vary is %v", accepted, query, response.Header.Values("Vary"))
		}
		var from io.Reader = response.Body
		switch coding = response.Header.Get("Content-Encoding"); coding {
		case "gzip":
			from, err = gzip.NewReader(response.Body)
		case "zstd":
			from, err = zstd.NewReader(response.Body)
		}
		if err != nil {
			t.Fatal(err)
		}
		plain, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		return coding, string(plain)
	}
	for query, codings := range map[string]map[string]string{
		long:  {"identity": "", "gzip": "gzip", "zstd": "zstd", "gzip, br": "gzip", "gzip, zstd": "gzip", "gzip;q=0.5, zstd": "zstd", "gzip;q=0": ""},
		short: {"identity": "", "gzip": "", "zstd": ""},
	} {
		_, want := ask(query, "identity")
		for accepted, coding := range codings {
			if have, answer := ask(query, accepted); have != coding || answer != want {
				t.Errorf("%q for %s: coding %q, not %q; the same answer: %t", accepted, query, have, coding, answer == want)
			}
		}
	}
}
