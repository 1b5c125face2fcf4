package execute_test

import (
	"strings"
	"testing"
)

func TestLinksThatCannotBeUsedAreRefused(t *testing.T) {
	t.Parallel()
	server := fillAuthors(t)
	server.mustAsk(t, `mutation { createShelf(input: {code: "A"}) { shelf { id } } }`)
	a, b := server.linksOf(t)
	add := func(arguments string) string {
		return `mutation { x: addAuthors(bookId: "Book:1", ` + arguments + `) { added { id } } }`
	}
	update := func(authors string) string {
		return `mutation { x: updateAuthorLinks(bookId: "Book:1", authors: ` + authors + `) { updated { id } } }`
	}
	where := func(filter string) string { return `{ x: books(where: {authors: ` + filter + `}) { totalCount } }` }
	remove := func(filter string) string {
		return `mutation { x: deleteBooks(where: {authors: ` + filter + `}) { deletedCount } }`
	}
	const most = "must not be more than 100"
	for name, refused := range map[string]refusal{
		"neither list":            {add(`link: {share: 1}`), nil, "or authors must be given, and only one of them", "authorIds"},
		"null lists":              {add(`authorIds: null, authors: null`), nil, "or authors must be given, and only one of them", "authorIds"},
		"both lists":              {add(`authorIds: [], authors: []`), nil, "or authors must be given, and only one of them", "authorIds"},
		"a link for each and all": {add(`authors: [], link: {share: 1}`), nil, "must not be given beside authors, which have links of their own", "link"},
		"a link for all":          {add(`authorIds: ["Person:3"], link: {share: 101}`), nil, most, "link.share"},
		"a link for one":          {add(`authors: [{id: "Person:3"}, {id: "Person:2", link: {share: 101}}]`), nil, most, "authors[1].link.share"},
		"two links of one": {
			add(`authors: [{id: "Person:3"}, {id: "Person:3", link: {share: 7}}]`), nil,
			"names the same object as authors[0], and gives its link other data", "authors[1]",
		},
		"what is required of all": {`mutation { x: addKeeps(personId: "Person:1", keepIds: ["Shelf:1"]) { added { id } } }`, nil, "must be given", "link.label"},
		"what is required of one": {`mutation { x: addKeeps(personId: "Person:1", keeps: [{id: "Shelf:1"}]) { added { id } } }`, nil, "must be given", "keeps[0].link.label"},
		"what is required, by IDs": {
			`mutation { x: createPerson(input: {name: "Dee", keepIds: ["Shelf:1"]}) { person { id } } }`, nil,
			"cannot be given, because each link must be given data; write keeps: {connect: …}", "input.keepIds",
		},
		"both lists in an input": {
			`mutation { x: createPerson(input: {name: "Dee", keepIds: [], keeps: {connect: []}}) { person { id } } }`, nil,
			"must not be given beside keepIds", "input.keeps",
		},
		"a link in an input": {
			`mutation { x: updateBook(id: "Book:1", input: {authors: {connect: [{id: "Person:1", link: {share: -1}}]}}) { book { id } } }`, nil,
			"must not be less than 0", "input.authors.connect[0].link.share",
		},
		"a change of a link":       {update(`[{id: "Person:1", link: {share: 101}}]`), nil, most, "authors[0].link.share"},
		"no operator":              {where(`{link: {}}`), nil, "must hold an operator", "where.authors.link"},
		"null alone":               {where(`{link: {some: null}}`), nil, "must hold an operator", "where.authors.link"},
		"null in a link":           {where(`{link: {some: {role: null}}}`), nil, "must hold something that is not null", "where.authors.link.some"},
		"no operator of a link":    {where(`{link: {some: {role: {}}}}`), nil, "must hold an operator", "where.authors.link.some.role"},
		"an empty node":            {where(`{link: {some: {node: {}}}}`), nil, "must not be empty", "where.authors.link.some.node"},
		"an empty branch":          {where(`{link: {some: {or: [{}]}}}`), nil, "must not be empty", "where.authors.link.some.or[0]"},
		"an open link in a delete": {remove(`{link: {some: {}}}`), nil, "must hold a condition: an operator, or some, every or none", "where.authors.link.some"},
		"an open node in a delete": {remove(`{link: {every: {node: {and: []}}}}`), nil, "must hold a condition: an operator, or some, every or none", "where.authors.link.every"},
		"null in a delete":         {remove(`{link: {some: {role: {eq: LEAD}, share: null}}}`), nil, "must not be null", "where.authors.link.some.share"},
		"a variable in a delete":   {`mutation($r: Role) { x: deleteBooks(where: {authors: {link: {some: {role: {eq: $r, ne: LEAD}}}}}) { deletedCount } }`, nil, "must not be null", "where.authors.link.some.role.eq"},
	} {
		have := server.ask(t, refused.request, refused.variables)
		if want := refused.answer(); have != want {
			t.Errorf("%s: the answer is\n%s\nnot\n%s", name, have, want)
		}
	}
	for name, test := range map[string]struct{ request, code, argument string }{
		"no ID":        {add(`authors: [{id: "x", link: {share: 101}}, {id: "Book:1"}]`), "INVALID_ID", "authors[0].id"},
		"another type": {add(`authors: [{id: "Person:3", link: {share: 101}}, {id: "Book:1"}]`), "WRONG_TYPE", "authors[1].id"},
		"no object":    {add(`authors: [{id: "Person:9"}]`), "NOT_FOUND", ""},
		"no link":      {update(`[{id: "Person:3", link: {share: 1}}]`), "NOT_FOUND", ""},
	} {
		have := server.ask(t, test.request, nil)
		if !strings.Contains(have, `"code":"`+test.code+`"`) || test.argument != "" && !strings.Contains(have, `"argument":"`+test.argument+`"`) {
			t.Errorf("%s: the answer is %s, not %s of %s", name, have, test.code, test.argument)
		}
	}
	if a2, b2 := server.linksOf(t); a2 != a || b2 != b {
		t.Errorf("after all that, there are\n%s\n%s\nand not\n%s\n%s", a2, b2, a, b)
	}
}
