package sqlstore

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"junction/storage"
)

// What any encoder of JSON writes is read back as it was.
func FuzzReadTuples(f *testing.F) {
	f.Add(int64(1), "plain", int64(0))
	f.Add(int64(1<<62), "\"quoted\" \\ /\n\t\x01 ünï \U0001F600 \u2028", int64(7))
	f.Add(int64(2), "", int64(3))
	f.Fuzz(func(t *testing.T, id int64, headline string, linked int64) {
		if !utf8.ValidString(headline) {
			t.Skip("a database of texts holds none that is not UTF-8")
		}
		tuple := []any{id, headline}
		if linked != 0 {
			tuple = append(tuple, linked)
		}
		want := storage.Edge[storage.Article]{
			Node:   storage.Article{ID: storage.ID(id), Headline: headline},
			Cursor: storage.Cursor{Text: headline, ID: storage.ID(id), Linked: storage.ID(linked)},
		}
		for _, encode := range []func(any) ([]byte, error){
			json.Marshal,
			func(v any) ([]byte, error) { return json.MarshalIndent(v, " ", "\t") },
		} {
			text, err := encode([]any{tuple, tuple})
			if err != nil {
				t.Fatal(err)
			}
			edges, err := readTuples(articles, string(text), storage.Query{Order: storage.Order{Field: "headline"}, Limit: 2})
			if err != nil || len(edges) != 2 || edges[0] != want || edges[1] != want {
				t.Errorf("%s is read as %v, %v", text, edges, err)
			}
		}
	})
}

func TestTuplesThatAreCutShortAreAnError(t *testing.T) {
	t.Parallel()
	const whole = `[[1,"a\"b"],[2,"c",3]]`
	for end := 1; end < len(whole); end++ {
		if edges, err := readTuples(articles, whole[:end], storage.Query{}); err == nil {
			t.Errorf("%s is read as %v", whole[:end], edges)
		}
	}
}
