package e2e

import "fmt"

// side is one of the two ends of the relation, as the names of the API spell it.
type side struct {
	One, Many string // Article, Articles
	one, many string // article, articles
	text      string // headline
}

var (
	articles     = side{"Article", "Articles", "article", "articles", "headline"}
	publications = side{"Publication", "Publications", "publication", "publications", "title"}
)

// other is the other end.
func (s side) other() side {
	if s == articles {
		return publications
	}
	return articles
}

// The mutations and queries of a side, each with the variables that it takes.

// createMutation takes text and far.
func (s side) createMutation() string {
	return fmt.Sprintf(`mutation ($text: String!, $far: [ID!]!) {
		create%s(input: { %s: $text, %sIds: $far }) { %s { id %s } }
	}`, s.One, s.text, s.other().one, s.one, s.text)
}

// changeMutation takes owner and far; the verb is add, remove or set.
func (s side) changeMutation(verb string) string {
	return fmt.Sprintf(`mutation ($owner: ID!, $far: [ID!]!) {
		change: %s%s(%sId: $owner, %sIds: $far) { owner: %s { id } added { id } removed { id } }
	}`, verb, s.other().Many, s.one, s.other().one, s.one)
}

// clearMutation takes owner.
func (s side) clearMutation() string {
	return fmt.Sprintf(`mutation ($owner: ID!) {
		clear: clear%s(%sId: $owner) { owner: %s { id } removedCount }
	}`, s.other().Many, s.one, s.one)
}

// deleteMutation takes id.
func (s side) deleteMutation() string {
	return fmt.Sprintf(`mutation ($id: ID!) { delete: delete%s(id: $id) { deletedId removedLinkCount } }`, s.One)
}

// deleteManyMutation takes nothing; the condition is a filter as GraphQL writes it.
func (s side) deleteManyMutation(where string) string {
	return fmt.Sprintf(`mutation { delete: delete%s(where: %s) { deletedCount removedLinkCount } }`, s.Many, where)
}

// linksQuery takes id.
func (s side) linksQuery() string {
	return fmt.Sprintf(`query ($id: ID!) {
		owner: %s(id: $id) { far: %s(first: 1000) { totalCount nodes { id } } }
	}`, s.one, s.other().many)
}
