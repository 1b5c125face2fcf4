package playground

import (
	"io/fs"
	"strings"
)

// Examples are what the page shows of the entities that are served.
type Examples struct {
	// Name is what the page is called, and About says in a sentence what they are.
	Name, About string
	// Tabs are those with which GraphiQL opens.
	Tabs []Tab
}

// A Tab is one of those with which GraphiQL opens: a document with one operation, and its variables as JSON, empty when
// it has none. The tab's title is the operation's name.
//
// The first tab must be a query, since the page runs it by itself. It must not have variables: GraphiQL does not show
// them before another tab has been looked at.
type Tab struct {
	Query     string `json:"query"`
	Variables string `json:"variables"`
}

// ReadTabs returns the tabs in a folder that is a part of the program, in the order of their names: of each document, which
// ends in .graphql, and of its variables, which end in .json. It panics where one cannot be read.
func ReadTabs(folder fs.FS) []Tab {
	var tabs []Tab
	for _, name := range list(folder, "*.graphql") {
		tab := Tab{Query: text(folder, name)}
		// At most one file: the name has nothing in it that a pattern could mean.
		for _, variables := range list(folder, strings.TrimSuffix(name, ".graphql")+".json") {
			tab.Variables = text(folder, variables)
		}
		tabs = append(tabs, tab)
	}
	return tabs
}

// text leaves out the last line break, so that the editor shows no empty line.
func text(folder fs.FS, name string) string {
	return strings.TrimSuffix(string(read(folder, name)), "\n")
}
