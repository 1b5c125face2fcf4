package web_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"junction/entity"
	"junction/graph/fault"
	"junction/storage/sqlite"
	"junction/web"
)

// FuzzBody throws bodies at the endpoint. Whatever one holds, the answer is JSON, has data or errors, and no error that
// is the server's own fault; a refusal is short.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{
		``, `{}`, `[]`, `{"query":"{ __typename }"}`, `{"query":"{ articles { nodes { id publications { totalCount } } } }"}`,
		`{"query":"query($a:[ID!]!){nodes(ids:$a){id}}","variables":{"a":["Article:1",null,"x"]}}`,
		`{"query":"query($w:ArticleFilter){articles(where:$w){totalCount}}","variables":{"w":{"not":{"id":{"in":["Article:1"]}}}}}`,
		`{"query":"mutation{a:createArticle(input:{headline:\"x\"}){article{id}} b:deleteArticles(where:{headline:{eq:\"x\"}}){deletedCount}}"}`,
		`{"query":"{a{a{a{a","variables":{"a":1e400}}`, `{"query":"{...A} fragment A on Query{...A}","operationName":"\ud83d"}`,
		`{"query":"{__schema{types{fields{type{fields{type{name}}}}}}}","extensions":{"a":[[[]]]}}`,
		`{"query":"query @a(b:[{c:\"\"\"d\"\"\"}]) {x @include(if:$y)}"}`, "{\"query\":\"\xff\"}",
	} {
		f.Add(seed, "")
	}
	f.Add("", `{articles(first:$n){totalCount}}`)
	store, err := sqlite.Open(f.Context(), sqlite.Memory, entity.Schema)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { store.Close() })
	log := slog.New(slog.DiscardHandler)
	small := onOperation
	small.Values, small.Nodes, small.RootFields = 1_000, 1_000, 10
	handler := web.New(web.Config{
		Executor: executorOf(store, log, small), Ready: store.Ping, Log: log, Limits: onRequest,
	})
	f.Fuzz(func(t *testing.T, body, query string) {
		request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
		request.Header.Set("Content-Type", "application/json")
		if query != "" {
			request = httptest.NewRequest(http.MethodGet, "/graphql?query="+url.QueryEscape(query), nil)
		}
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, request)

		var have answer
		if err := json.Unmarshal(recorder.Body.Bytes(), &have); err != nil {
			t.Fatalf("%v in %s", err, recorder.Body)
		}
		if have.Data == nil && len(have.Errors) == 0 {
			t.Errorf("the answer is %s", recorder.Body)
		}
		if have.Data == nil && recorder.Body.Len() > 64<<10 {
			t.Errorf("a refusal of %d bytes", recorder.Body.Len())
		}
		for _, told := range have.Errors {
			if told.Extensions.Code == "" || told.Extensions.Code == string(fault.Internal) {
				t.Errorf("the code is %q: %s", told.Extensions.Code, recorder.Body)
			}
		}
	})
}
