package execute_test

import (
	"fmt"
	"strings"
	"testing"
)

// refusal is a request that is refused, wholly or in its field called x.
type refusal struct {
	request   string
	variables map[string]any
	message   string
	argument  string // empty where the request is refused as such
}

func (r refusal) answer() string {
	if r.argument == "" {
		return fmt.Sprintf(`"message":%q`, r.message)
	}
	return fmt.Sprintf(`{"errors":[{"message":"%s %s","path":["x"],"extensions":{"argument":%[1]q,"code":"INVALID_INPUT"}}],"data":{"x":null}}`,
		r.argument, r.message)
}

func TestWhatCannotBeUsedIsRefused(t *testing.T) {
	t.Parallel()
	server := fillLibrary(t)
	const digits, operator = "must not have more than 6 digits of a second", "must hold an operator"
	const byVariable = `query($t: DateTime!) { x: books(where: {added: {in: [$t]}}) { totalCount } }`
	where := func(filter string) string { return `{ x: books(where: ` + filter + `) { totalCount } }` }
	update := func(input string) string {
		return `mutation { x: updateBook(id: "Book:2", input: {` + input + `}) { book { id } } }`
	}
	create := func(input string) string {
		return `mutation { x: createBook(input: {weight: 1, printed: true, state: DONE, ` + input + `}) { book { id } } }`
	}
	stored := server.mustAsk(t, `{ books { nodes { `+allFields+` } } }`)
	for name, refused := range map[string]refusal{
		"no operator":                {where(`{pages: {}}`), nil, operator, "where.pages"},
		"null alone":                 {where(`{pages: {eq: null}}`), nil, operator, "where.pages"},
		"isNull null":                {where(`{copies: {isNull: null}}`), nil, operator, "where.copies"},
		"a digit too many":           {where(`{added: {lt: "2020-01-02T03:04:05.1234560Z"}}`), nil, digits, "where.added.lt"},
		"a digit too many in list":   {where(`{added: {in: ["2020-01-02T03:04:05Z", "2020-01-02T03:04:05.1234567+00:00"]}}`), nil, digits, "where.added.in[1]"},
		"a digit in a variable":      {byVariable, map[string]any{"t": "2020-01-02T03:04:05.1234567Z"}, digits, "where.added.in[0]"},
		"a digit in an input":        {update(`published: "2020-01-02T03:04:05.0000000Z"`), nil, digits, "input.published"},
		"a number for a time":        {where(`{added: {lt: 2020}}`), nil, "DateTime cannot represent 2020.", ""},
		"a list for a time":          {where(`{added: {lt: ["2020-01-02T03:04:05Z"]}}`), nil, `DateTime cannot represent ["2020-01-02T03:04:05Z"].`, ""},
		"a day for a time":           {where(`{added: {lt: "2020-01-02"}}`), nil, `DateTime cannot represent "2020-01-02".`, ""},
		"a time without an offset":   {where(`{added: {in: ["2020-01-02T03:04:05"]}}`), nil, `DateTime cannot represent "2020-01-02T03:04:05".`, ""},
		"a time before the years":    {update(`added: "0000-01-01T00:00:00+00:01"`), nil, `DateTime cannot represent "0000-01-01T00:00:00+00:01".`, ""},
		"a day that does not exist":  {byVariable, map[string]any{"t": "2020-02-30T03:04:05Z"}, "the variable $t of type DateTime! must be a DateTime, such as 2020-01-02T03:04:05Z or 2020-01-02T03:04:05.678+01:00", ""},
		"a number in a variable":     {byVariable, map[string]any{"t": int64(1577930645)}, "the variable $t of type DateTime! must be a DateTime, such as 2020-01-02T03:04:05Z or 2020-01-02T03:04:05.678+01:00", ""},
		"a number that is too large": {where(`{weight: {lt: 1e400}}`), nil, "Float cannot represent non numeric value: 1e400", ""},
		"a text that is too long":    {update(`subtitle: "123456789012345678901"`), nil, "must not be longer than 20 characters", "input.subtitle"},
		"the first of two":           {create(`title: "", added: "2020-01-02T03:04:05Z", subtitle: "123456789012345678901"`), nil, "must not be empty or only white space", "input.title"},
		"what is left out":           {create(`title: "d", added: "2020-01-02T03:04:05Z"`), nil, "must be given", "input.pages"},
		"null for what cannot be":    {create(`title: "d", added: "2020-01-02T03:04:05Z", pages: null`), nil, "must be given", "input.pages"},
		"what is open in a delete":   {`mutation { x: deleteBooks(where: {copies: {isNull: null, gt: 0}}) { deletedCount } }`, nil, "must not be null", "where.copies.isNull"},
		"a variable in a delete":     {`mutation($t: DateTime) { x: deleteBooks(where: {added: {gte: $t}}) { deletedCount } }`, nil, "must not be null", "where.added.gte"},
	} {
		have := server.ask(t, refused.request, refused.variables)
		if want := refused.answer(); have != want && (refused.argument != "" || !strings.Contains(have, want)) {
			t.Errorf("%s: the answer is\n%s\nnot\n%s", name, have, want)
		}
	}
	if have := server.mustAsk(t, `{ books { nodes { `+allFields+` } } }`); have != stored {
		t.Errorf("after all that, there is\n%s\nand not what there was\n%s", have, stored)
	}
}

func TestUpdatesChangeWhatIsGiven(t *testing.T) {
	t.Parallel()
	server := fillLibrary(t)
	const was = `"title":"b","subtitle":"","pages":0,"copies":0,"weight":0,"rating":0.1,"printed":true,"lent":false,` +
		`"added":"2020-01-02T02:04:05Z","published":"2020-01-02T02:04:05.1203Z","state":"DONE","sequel":"DONE"`
	const changed = `"title":"B","subtitle":"s","pages":-1,"copies":1,"weight":0.25,"rating":-1e+21,"printed":false,"lent":true,` +
		`"added":"2000-01-01T00:00:00Z","published":"2000-01-01T00:00:00.5Z","state":"PLANNED","sequel":"PLANNED"`
	const emptied = `"title":"B","subtitle":null,"pages":-1,"copies":null,"weight":0.25,"rating":null,"printed":false,"lent":null,` +
		`"added":"2000-01-01T00:00:00Z","published":null,"state":"PLANNED","sequel":null`
	const all = `{title: "B", subtitle: $s, pages: -1, copies: $n, weight: 0.25, rating: $f, printed: false, lent: $b,
		added: "2000-01-01T00:00:00Z", published: $t, state: PLANNED, sequel: $e}`
	const nullable = `{subtitle: $s, copies: $n, rating: $f, lent: $b, published: $t, sequel: $e}`
	given := map[string]any{
		"s": "s", "n": int64(1), "f": -1e21, "b": true, "t": "2000-01-01T12:00:00.50+12:00", "e": "PLANNED",
	}
	null := map[string]any{"s": nil, "n": nil, "f": nil, "b": nil, "t": nil, "e": nil}
	for _, test := range []struct {
		name, input string
		variables   map[string]any
		want        string
	}{
		{"nothing", `{}`, nil, was},
		{"null for what cannot be empty", `{title: null, pages: null, weight: null, printed: null, added: null, state: null}`, nil, was},
		{"variables without a value", nullable, nil, was},
		{"everything", all, given, changed},
		{"one field", `{pages: -1}`, nil, changed},
		{"null in variables", nullable, null, emptied},
		{"everything again", all, given, changed},
		{"null", `{subtitle: null, copies: null, rating: null, lent: null, published: null, sequel: null}`, nil, emptied},
		{"one of them", `{lent: false}`, nil, strings.Replace(emptied, `"lent":null`, `"lent":false`, 1)},
	} {
		mutation := "mutation"
		if strings.Contains(test.input, "$") {
			mutation += `($s: String, $n: Int, $f: Float, $b: Boolean, $t: DateTime, $e: State)`
		}
		have := server.ask(t, mutation+` { updateBook(id: "Book:2", input: `+test.input+`) { book { `+allFields+` } } }`, test.variables)
		if want := `{"data":{"updateBook":{"book":{` + test.want + `}}}}`; have != want {
			t.Errorf("%s: the answer is\n%s\nnot\n%s", test.name, have, want)
		}
		have = server.mustAsk(t, `{ books(where: {id: {eq: "Book:2"}}) { nodes { `+allFields+` } } }`)
		if want := `{"books":{"nodes":[{` + test.want + `}]}}`; have != want {
			t.Errorf("%s: there is\n%s\nnot\n%s", test.name, have, want)
		}
	}
}

// Two relations between the same kinds have arguments of their own.
func TestArgumentsAreNamedByTheSide(t *testing.T) {
	t.Parallel()
	server := fillLibrary(t)
	const people = `authors { nodes { name } } editors { nodes { name } }`
	for request, want := range map[string]string{
		`mutation { addEditors(bookId: "Book:3", editorIds: ["Person:2", "Person:1"]) { book { ` + people + ` } added { name } } }`:                                        `{"addEditors":{"book":{"authors":{"nodes":[]},"editors":{"nodes":[{"name":"Ann"},{"name":"Ben"}]}},"added":[{"name":"Ann"},{"name":"Ben"}]}}`,
		`mutation { createBook(input: {` + strings.Replace(books[0], `"a"`, `"d"`, 1) + `, editorIds: ["Person:1"], authorIds: "Person:2"}) { book { ` + people + ` } } }`: `{"createBook":{"book":{"authors":{"nodes":[{"name":"Ben"}]},"editors":{"nodes":[{"name":"Ann"}]}}}}`,
	} {
		if have := server.mustAsk(t, request); have != want {
			t.Errorf("%s is answered with\n%s\nnot\n%s", request, have, want)
		}
	}
}
