package migration_test

import (
	"fmt"
	"testing"

	"junction/model"
	"junction/storage"
)

// A number that was given is never given again, though its object is gone and its table was made anew.
func TestNumbersAreNotGivenAgain(t *testing.T) {
	t.Parallel()
	onEngines(t, func(t *testing.T, on engine) {
		t.Helper()
		for _, left := range []int{0, 2} {
			database := on.database(t)
			p := begin(t, library)
			store := p.open(t, on, database)
			articles := store.Collection(p.model.Kind("Article"))
			for i := range 5 {
				fill(t, store, fmt.Sprintf("Article headline=No%d words=1", i))
			}
			for id := left + 1; id <= 5; id++ {
				_, err := articles.Delete(t.Context(), storage.ID(id), storage.Naming{})
				noError(t, err)
			}
			noError(t, store.Close())
			p.next(t, replaced(t, library, "type Article @entity", `type Story @entity @was(name: "Article")`, "[Article!]", "[Story!]", "max: 100", "max: 200"))
			store = p.open(t, on, database)
			story := p.model.Kind("Story")
			next, err := store.Collection(story).Create(t.Context(), storage.NewObject(story, model.TextOf("new"),
				model.Value{}, model.Value{}, model.IntegerOf(1), model.Value{}, model.Value{}))
			noError(t, err)
			noError(t, store.Close())
			if next.ID != 6 {
				t.Errorf("%d is given after 5, with %d left", next.ID, left)
			}
		}
	})
}

// links is how many links a large side has.
const links = 100_000

// A side of very many links gets an order, and is at once read in it.
func TestALargeSideGetsAnOrder(t *testing.T) {
	t.Parallel()
	onEngines(t, func(t *testing.T, on engine) {
		t.Helper()
		database := on.database(t)
		text := replaced(t, library, "(sortedBy: [headline])", "")
		p := begin(t, text)
		noError(t, p.open(t, on, database).Close())
		numbers := map[string]string{
			"sqlite":   "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < %d) ",
			"postgres": "WITH number(n) AS (SELECT generate_series(1, %d)) ",
		}[on.name]
		of := fmt.Sprintf(numbers, links)
		on.execute(t, database, "INSERT INTO publication (id, title) VALUES (1, 'Herald')",
			"INSERT INTO article (id, headline, words) "+of+fmt.Sprintf("SELECT n, 'No. ' || n, %d - n FROM number", links),
			"INSERT INTO article_publication (article_id, publication_id) "+of+"SELECT n, 1 FROM number")
		p.next(t, replaced(t, text, "articles: [Article!]! @inverse", "articles: [Article!]! @inverse(sortedBy: [words, headline])"))
		store := p.open(t, on, database)
		side, words := p.model.Kind("Publication").Side("articles"), p.model.Kind("Article").Field("words")
		pages, err := store.Relation(side).Page(t.Context(), []storage.ID{1}, storage.Query{Limit: 3, Order: storage.Order{Field: words}})
		noError(t, err)
		for i, edge := range pages[1].Edges {
			if edge.Node.ID != storage.ID(links-i) {
				t.Errorf("place %d has article %d", i, edge.Node.ID)
			}
		}
		counted, err := store.Relation(side).Count(t.Context(), []storage.ID{1}, nil)
		noError(t, err)
		if counted[1] != links || len(pages[1].Edges) != 3 {
			t.Errorf("there are %d links, and %d on the page", counted[1], len(pages[1].Edges))
		}
		noError(t, store.Close())
	})
}
