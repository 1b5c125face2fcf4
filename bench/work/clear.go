package work

import (
	"encoding/json"
	"fmt"

	"junction/bench/data"
)

// Clearing is a mutation that unlinks everything from the object with the most links. Its answer says under done.links how
// many those were.
type Clearing struct {
	Name  string
	query string
}

// Cleared is what the clearings clear, for people.
const Cleared = "the largest publication"

// Clearings are all of them.
var Clearings = []Clearing{
	{"clear", `mutation($id: ID!) { done: clearArticles(publicationId: $id) { links: removedCount } }`},
	{"delete", `mutation($id: ID!) { done: deletePublication(id: $id) { links: removedLinkCount } }`},
}

// Request is the body of the request that clears the object of a database of some size.
func (c Clearing) Request(size data.Size) ([]byte, error) {
	return json.Marshal(map[string]any{
		"query": c.query, "variables": map[string]any{"id": fmt.Sprintf("Publication:%d", size.Largest())},
	})
}
