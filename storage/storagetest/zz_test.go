package storagetest

import (
	"fmt"
	"testing"

	"junction/storage"
	"pgregory.net/rapid"
)

func TestZZ(t *testing.T) {
	steps, objs, links, pagesN, nonempty, full, crossed := 0, 0, 0, 0, 0, 0, 0
	store := NewModel()
	rapid.Check(t, func(t *rapid.T) {
		m := &machine{store: store, model: NewModel(), steps: map[string]drawStep{}}
		m.populate(t)
		addSteps(m.steps, fromArticles)
		addSteps(m.steps, fromPublications)
		actions := map[string]func(*rapid.T){"transaction": m.transaction, "": m.compareAll}
		for name, draw := range m.steps {
			actions[name] = func(t *rapid.T) {
				draw(t, m.model)(t, m.store, m.model)
				steps++
				objs += len(m.model.IDs("Article")) + len(m.model.IDs("Publication"))
				for r, l := range m.model.data.links {
					if r.Kind == "Article" {
						links += len(l)
					}
				}
				q := queries(m.model, "Article").Draw(t, "q")
				p, _ := m.model.Articles().Page(t.Context(), q)
				n, _ := m.model.Articles().Count(t.Context(), q)
				pagesN++
				if Crossed(q) {
					crossed++
				}
				if len(p.Edges) > 0 {
					nonempty++
				}
				if n > 0 {
					full++
				}
			}
		}
		t.Repeat(actions)
	})
	fmt.Println(steps, float64(objs)/float64(steps), float64(links)/float64(steps), pagesN, nonempty, full, crossed)
}

var _ storage.Filter
