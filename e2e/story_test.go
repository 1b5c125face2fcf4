package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// step is one step of the story: its number, what is done in words, and what is done and must then be seen.
type step struct {
	number int
	words  string
	tell   func(*teller)
}

// story is the worked example of Django's page on many-to-many relationships. Its objects are publications P1 to P4 and
// articles A1, A2, A4 and A5; the page makes no third article.
var story = []step{
	{1, "three publications are made", func(s *teller) {
		s.make("P1", "The Python Journal", "")
		s.make("P2", "Science News", "")
		s.make("P3", "Science Weekly", "")
	}},
	{2, "an article cannot be linked before there is one", func(s *teller) {
		s.refused("add", articles, "Article:1", s.ids["P1"], "NOT_FOUND", "Article:1")
		s.refused("add", publications, s.ids["P1"], "Article:1", "NOT_FOUND", "Article:1")
	}},
	{3, "A1 is made, and linked to P1", func(s *teller) {
		s.make("A1", "Django lets you build Web apps easily", "")
		s.change("add", "A1", "P1", "P1", "")
		s.sees("A1", "P1")
	}},
	{4, "A2 is made, and linked to P1 and P2, to P3, and to P3 again", func(s *teller) {
		s.make("A2", "NASA uses Python", "")
		s.change("add", "A2", "P1 P2", "P2 P1", "")
		s.change("add", "A2", "P3", "P3", "")
		s.change("add", "A2", "P3", "", "")
		s.sees("A2", "P2 P3 P1")
	}},
	{5, "an article is no publication", func(s *teller) {
		err := s.refused("add", articles, s.ids["A2"], s.ids["A1"], "WRONG_TYPE")
		s.want("the argument", err.Extensions.Argument, "publicationIds[0]")
		for _, name := range []string{"Publication", "Article"} {
			if !strings.Contains(err.Message, name) {
				s.Errorf("the message does not name %s: %s", name, err.Message)
			}
		}
	}},
	{6, "P4 is made on A2 in one step", func(s *teller) {
		s.make("P4", "Highlights for Children", "A2")
		s.sees("A2", "P4 P2 P3 P1")
	}},
	{7, "the other side tells the same", func(s *teller) {
		s.sees("P2", "A2")
		s.sees("P1", "A1 A2")
		s.sees("P4", "A2")
	}},
	{8, "articles in P1", func(s *teller) {
		s.finds(articles, `{ publications: { some: { id: { eq: "P1" } } } }`, true, "A1 A2")
	}},
	{9, "articles in a publication on science, once for each", func(s *teller) {
		s.finds(articles, `{ publications: { some: { title: { startsWith: "Science" } } } }`, false, "A2 A2")
	}},
	{10, "the same, each once", func(s *teller) {
		s.finds(articles, `{ publications: { some: { title: { startsWith: "Science" } } } }`, true, "A2")
	}},
	{11, "articles in P1 or P2", func(s *teller) {
		s.finds(articles, `{ publications: { some: { id: { in: ["P1", "P2"] } } } }`, true, "A1 A2")
	}},
	{12, "publications of an article on NASA", func(s *teller) {
		s.finds(publications, `{ articles: { some: { headline: { startsWith: "NASA" } } } }`, true, "P4 P2 P3 P1")
	}},
	{13, "publications of A1", func(s *teller) {
		s.finds(publications, `{ articles: { some: { id: { eq: "A1" } } } }`, true, "P1")
	}},
	{14, "publications of A1 or A2", func(s *teller) {
		s.finds(publications, `{ articles: { some: { id: { in: ["A1", "A2"] } } } }`, true, "P4 P2 P3 P1")
	}},
	{15, "articles that are not in P2", func(s *teller) {
		s.finds(articles, `{ not: { publications: { some: { id: { eq: "P2" } } } } }`, true, "A1")
		s.finds(articles, `{ publications: { none: { id: { eq: "P2" } } } }`, true, "A1")
	}},
	{16, "P1 is deleted", func(s *teller) {
		s.delete("P1", 2)
		s.exist(publications, "P4 P2 P3")
		s.sees("A1", "")
	}},
	{17, "A2 is deleted", func(s *teller) {
		s.delete("A2", 3)
		s.exist(articles, "A1")
		s.sees("P2", "")
	}},
	{18, "A4 is made, and added from the side of P2", func(s *teller) {
		s.make("A4", "NASA finds intelligent life on Earth", "")
		s.change("add", "P2", "A4", "A4", "")
		s.sees("P2", "A4")
		s.sees("A4", "P2")
	}},
	{19, "A5 is made on P2 in one step", func(s *teller) {
		s.make("A5", "Oxygen-free diet works wonders", "P2")
		s.sees("P2", "A4 A5")
		s.sees("A5", "P2")
	}},
	{20, "P2 is removed from A4", func(s *teller) {
		s.change("remove", "A4", "P2", "", "P2")
		s.sees("P2", "A5")
		s.sees("A4", "")
	}},
	{21, "A5 is removed from P2", func(s *teller) {
		s.change("remove", "P2", "A5", "", "A5")
		s.sees("P2", "")
		s.sees("A5", "")
	}},
	{22, "A4 is added to P2, then its publications are set to P3", func(s *teller) {
		s.change("add", "P2", "A4", "A4", "")
		s.change("set", "A4", "P3", "P3", "P2")
		s.sees("A4", "P3")
		s.sees("P2", "")
	}},
	{23, "P2 is cleared", func(s *teller) {
		s.clear("P2", 0)
		s.sees("P2", "")
	}},
	{24, "A4 and A5 are added to P2", func(s *teller) {
		s.change("add", "P2", "A4 A5", "A4 A5", "")
		s.sees("P2", "A4 A5")
		s.sees("A4", "P2 P3")
	}},
	{25, "A4 is cleared", func(s *teller) {
		s.clear("A4", 2)
		s.sees("A4", "")
		s.sees("P2", "A5")
	}},
	{26, "P1 and A2 are made anew, and A2 is linked to P1, P2 and P3", func(s *teller) {
		s.make("P1", "The Python Journal", "")
		s.make("A2", "NASA uses Python", "")
		s.change("add", "A2", "P1 P2 P3", "P2 P3 P1", "")
		s.sees("A2", "P2 P3 P1")
	}},
	{27, "the publications on science are deleted", func(s *teller) {
		s.deleteMany(publications, `{ title: { startsWith: "Science" } }`, 2, 3)
		s.exist(publications, "P4 P1")
		s.exist(articles, "A1 A4 A2 A5")
		s.sees("A2", "P1")
	}},
	{28, "the articles on Django are deleted", func(s *teller) {
		s.deleteMany(articles, `{ headline: { startsWith: "Django" } }`, 1, 0)
		s.exist(articles, "A4 A2 A5")
		s.sees("P1", "A2")
	}},
}

func TestStory(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		restart func(after step) bool
	}{
		{"told straight", func(step) bool { return false }},
		{"with a restart in the middle", func(after step) bool { return after.number == 13 }},
		{"with a restart after every step", func(step) bool { return true }},
	}
	onEveryEngine(t, func(t *testing.T, on engine) {
		for _, test := range tests {
			t.Run(test.name, func(t *testing.T) {
				t.Parallel()
				database := on.database(t)
				told := newTeller(t, start(t, "--database", database))
				for _, step := range story {
					done := t.Run(fmt.Sprintf("%02d %s", step.number, step.words), func(t *testing.T) {
						told.TB = t
						step.tell(told)
						told.world()
					})
					told.TB = t
					if !done {
						t.Fatalf("the story ends at step %d", step.number)
					}
					if test.restart(step) {
						before := told.world()
						told.server.stop(t)
						told.server = start(t, "--database", database)
						told.want("everything after the restart", told.world(), before)
					}
				}
			})
		}
	})
}
