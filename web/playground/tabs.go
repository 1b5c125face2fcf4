package playground

import "strings"

// A Tab is one of those with which GraphiQL opens: a document with one operation, and its variables as JSON, empty when
// it has none. The tab's title is the operation's name.
//
// The first tab must be a query, since the page runs it by itself. It must not have variables: GraphiQL does not show
// them before another tab has been looked at.
type Tab struct {
	Query     string `json:"query"`
	Variables string `json:"variables"`
}

// Tabs returns the tabs in their order. Run on the demo data from first to last, and so again, each succeeds.
func Tabs() []Tab {
	var tabs []Tab
	for _, name := range list("tabs/*.graphql") {
		tab := Tab{Query: text(name)}
		// At most one file: the name has nothing in it that a pattern could mean.
		for _, variables := range list(strings.TrimSuffix(name, ".graphql") + ".json") {
			tab.Variables = text(variables)
		}
		tabs = append(tabs, tab)
	}
	return tabs
}

// text leaves out the last line break, so that the editor shows no empty line.
func text(name string) string {
	return strings.TrimSuffix(string(read(name)), "\n")
}
