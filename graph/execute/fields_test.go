package execute_test

import (
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"

	"junction/storage"
)

func TestObjectsAreLookedUpByUniqueFields(t *testing.T) {
	t.Parallel()
	server := openLibrary(t)
	server.mustAsk(t, `mutation { createShelf(input: {code: "A"}) { shelf { id } } }`)
	for query, want := range map[string]string{
		`{ shelf(code: "A") { id code } }`:                         `{"data":{"shelf":{"id":"Shelf:1","code":"A"}}}`,
		`{ shelf(id: "Shelf:1") { code } }`:                        `{"data":{"shelf":{"code":"A"}}}`,
		`{ shelf(id: null, code: "A") { code } }`:                  `{"data":{"shelf":{"code":"A"}}}`,
		`{ shelf(id: "Rack:1") { id } }`:                           `{"data":{"shelf":{"id":"Shelf:1"}}}`,
		`{ a: shelf(code: "a") { id } b: shelf(code: "") { id } }`: `{"data":{"a":null,"b":null}}`,
	} {
		meter := &storage.Meter{}
		have := server.askIn(storage.WithMeter(t.Context(), meter), t, query, nil)
		if most := int64(strings.Count(query, "shelf")); have != want || meter.Statements.Load() > most {
			t.Errorf("%s is answered in %d statements with\n%s\nnot\n%s", query, meter.Statements.Load(), have, want)
		}
	}
	for _, query := range []string{`{ x: shelf { id } }`, `{ x: shelf(id: "Shelf:1", code: "A") { id } }`, `{ x: shelf(code: null) { id } }`} {
		want := refusal{message: "or code must be given, and only one of them", argument: "id"}.answer()
		if have := server.ask(t, query, nil); have != want {
			t.Errorf("%s is answered with\n%s\nnot\n%s", query, have, want)
		}
	}
}

func TestFieldsAreFilledAsTheModelSays(t *testing.T) {
	t.Parallel()
	server := openLibrary(t)
	type shelf struct {
		Boards        int
		Made, Changed time.Time
	}
	ask := func(mutation string) shelf {
		t.Helper()
		var answer map[string]struct{ Shelf shelf }
		data := server.mustAsk(t, `mutation { `+mutation+` { shelf { boards made changed } } }`)
		if err := json.Unmarshal([]byte(data), &answer, json.MatchCaseInsensitiveNames(true)); err != nil {
			t.Fatal(err)
		}
		for _, payload := range answer {
			return payload.Shelf
		}
		return shelf{}
	}
	made := ask(`createShelf(input: {code: "A", boards: null})`)
	if made.Boards != 5 || made.Made.IsZero() || made.Changed != made.Made {
		t.Errorf("a new shelf is %+v", made)
	}
	if same := ask(`updateShelf(id: "Shelf:1", input: {})`); same != made {
		t.Errorf("without a change, the shelf is %+v, and was %+v", same, made)
	}
	if changed := ask(`updateShelf(id: "Shelf:1", input: {boards: 9})`); changed.Boards != 9 || changed.Made != made.Made || !changed.Changed.After(made.Changed) {
		t.Errorf("changed, the shelf is %+v, and was %+v", changed, made)
	}
	for boards, message := range map[string]string{"0": "must not be less than 1", "10": "must not be more than 9"} {
		have := server.ask(t, `mutation { x: createShelf(input: {code: "B", boards: `+boards+`}) { shelf { id } } }`, nil)
		if want := (refusal{message: message, argument: "input.boards"}).answer(); have != want {
			t.Errorf("%s boards are answered with\n%s\nnot\n%s", boards, have, want)
		}
	}
	have := server.ask(t, `mutation { x: createShelf(input: {code: "A"}) { shelf { id } } }`, nil)
	want := strings.Replace(refusal{message: "must be unique, and another object has this value", argument: "input.code"}.answer(),
		"INVALID_INPUT", "CONFLICT", 1)
	if have != want {
		t.Errorf("the same code again is answered with\n%s\nnot\n%s", have, want)
	}
}
