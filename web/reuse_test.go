package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"junction/web"
)

// slowClient takes an answer only after somebody else was answered.
type slowClient struct {
	*httptest.ResponseRecorder
	meanwhile func()
}

func (c slowClient) Write(piece []byte) (int, error) {
	c.meanwhile()
	return c.ResponseRecorder.Write(piece)
}

// The memory of an answer is another's only once it was sent.
func TestAnAnswerStaysUntilItIsSent(t *testing.T) {
	t.Parallel()
	handler := handlerOf(t, web.Load{})
	ask := func(client http.ResponseWriter, name byte, fields int) (want string) {
		var query, list strings.Builder
		for i := range fields {
			fmt.Fprintf(&query, " %c%04d: __typename", name, i)
			fmt.Fprintf(&list, `,"%c%04d":"PageInfo"`, name, i)
		}
		body, err := json.Marshal(map[string]string{"query": "{ articles { pageInfo {" + query.String() + "} } }"})
		if err != nil {
			t.Fatal(err)
		}
		request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
		request.Header.Set("Content-Type", "application/json")
		handler.ServeHTTP(client, request)
		return `{"data":{"articles":{"pageInfo":{` + list.String()[1:] + "}}}}\n"
	}
	for _, fields := range []int{1, 500, 1900} { // of about 17 bytes
		for range 10 {
			client := slowClient{httptest.NewRecorder(), func() { ask(httptest.NewRecorder(), 'b', fields) }}
			if want, have := ask(client, 'a', fields), client.Body.String(); have != want {
				t.Errorf("%d fields are answered with %.200s", fields, have)
			}
		}
	}
}
