package execute_test

import (
	"fmt"
	"testing"

	"github.com/go-json-experiment/json"
)

// A condition on a link and one on what it leads to hold of the same link.
func TestFiltersOnLinks(t *testing.T) {
	t.Parallel()
	server := fillAuthors(t)
	for where, want := range map[string]string{
		`{authors: {link: {some: {role: {eq: LEAD}}}}}`:                                                             "a",
		`{authors: {link: {some: {role: {isNull: true}}}}}`:                                                         "b",
		`{authors: {link: {some: {role: {eq: LEAD}, node: {name: {eq: "Ann"}}}}}}`:                                  "a",
		`{authors: {link: {some: {role: {eq: LEAD}, node: {name: {eq: "Ben"}}}}}}`:                                  "",
		`{authors: {link: {some: {role: {eq: LEAD}}}, some: {name: {eq: "Ben"}}}}`:                                  "a",
		`{authors: {link: {some: {}}}}`:                                                                             "ab",
		`{authors: {link: {none: {}}}}`:                                                                             "",
		`{authors: {link: {none: {share: {gt: 1}}}}}`:                                                               "b",
		`{authors: {link: {every: {share: {gt: 1}}}}}`:                                                              "a",
		`{authors: {link: {every: {or: [{role: {eq: LEAD}}, {node: {name: {eq: "Ben"}}}]}}}}`:                       "a",
		`{authors: {link: {some: {not: {node: {name: {in: ["Ann", "Ben"]}}}}}}}`:                                    "b",
		`{authors: {link: {some: {and: [{share: {gte: 40}}, {node: {wrote: {link: {some: {share: {eq: 1}}}}}}]}}}}`: "a",
		`{authors: {link: {some: {note: {eq: "n"}}, every: {share: {lte: 60}}}}}`:                                   "a",
		`{not: {authors: {link: {some: {role: {eq: LEAD}}}}}}`:                                                      "b",
		`{authors: {some: {wrote: {link: {some: {role: {eq: GUEST}}}}}}}`:                                           "a",
	} {
		if have := server.titles(t, where); have != want {
			t.Errorf("%s lets through %q, not %q", where, have, want)
		}
	}
	for arguments, want := range map[string]string{
		`link: {role: {eq: LEAD}}`:                              "1 Ann",
		`link: {share: {lt: 60}}, where: {name: {ne: "Ann"}}`:   "1 Ben",
		`link: {share: {gt: 0}, node: {name: {contains: "B"}}}`: "1 Ben",
		`link: {}`:   "2 Ann Ben",
		`link: null`: "2 Ann Ben",
		`link: {share: {gte: 40}}, orderBy: {field: ROLE}, first: 1`:         "2 Ben",
		`where: {wrote: {link: {some: {role: {isNull: true}}}}}`:             "1 Ann",
		`link: {not: {role: {eq: LEAD}}}, where: {wrote: {count: {gte: 1}}}`: "1 Ben",
	} {
		var answer struct {
			Book struct {
				Authors struct {
					TotalCount int
					Nodes      []struct{ Name string }
				}
			}
		}
		data := server.mustAsk(t, `{ book(id: "Book:1") { authors(`+arguments+`) { totalCount nodes { name } } } }`)
		if err := json.Unmarshal([]byte(data), &answer, json.MatchCaseInsensitiveNames(true)); err != nil {
			t.Fatal(err)
		}
		have := fmt.Sprint(answer.Book.Authors.TotalCount)
		for _, node := range answer.Book.Authors.Nodes {
			have += " " + node.Name
		}
		if have != want {
			t.Errorf("%s gives %s, not %s", arguments, have, want)
		}
	}
}

// Pages that differ by the condition on links alone are two.
func TestConditionsOnLinksTellPagesApart(t *testing.T) {
	t.Parallel()
	server := fillAuthors(t)
	have := server.mustAsk(t, `{ book(id: "Book:1") {
		leads: authors(link: {role: {eq: LEAD}}) { totalCount nodes { name } }
		guests: authors(link: {role: {eq: GUEST}}) { totalCount nodes { name } }
		again: authors(link: {role: {eq: LEAD}}) { edges { share } }
		all: authors { totalCount }
	} }`)
	const want = `{"book":{"leads":{"totalCount":1,"nodes":[{"name":"Ann"}]},"guests":{"totalCount":1,"nodes":[{"name":"Ben"}]},` +
		`"again":{"edges":[{"share":60}]},"all":{"totalCount":2}}}`
	if have != want {
		t.Errorf("the answer is\n%s\nnot\n%s", have, want)
	}
}

// An object comes once for each link that a some at the top matches, and not for those that a condition on links does.
func TestConditionsOnLinksDoNotRepeatObjects(t *testing.T) {
	t.Parallel()
	server := fillAuthors(t)
	for where, want := range map[string]string{
		`{authors: {some: {}}}`:                                 `{"books":{"totalCount":4}}`,
		`{authors: {link: {some: {}}}}`:                         `{"books":{"totalCount":2}}`,
		`{authors: {link: {some: {share: {eq: 1}}}, some: {}}}`: `{"books":{"totalCount":2}}`,
	} {
		if have := server.mustAsk(t, `{ books(distinct: false, where: `+where+`) { totalCount } }`); have != want {
			t.Errorf("%s is answered with %s, not %s", where, have, want)
		}
	}
}
