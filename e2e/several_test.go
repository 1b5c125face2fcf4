package e2e

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"junction/internal/effort"
	"junction/storage/postgres/postgrestest"
)

// startSeveral starts programs on one PostgreSQL database, all at the same moment.
func startSeveral(t *testing.T, database string) [3]*server {
	t.Helper()
	var all [3]*server
	for i := range all {
		all[i] = begun(t, launch{args: []string{"--listen", "127.0.0.1:0", "--database", database}})
	}
	for _, s := range all {
		s.waitServing(t)
	}
	return all
}

// TestSeveralServersAreOne starts three programs at once on an empty database, and lets them change the same few links at
// once, from both sides, while objects among them are deleted. Every answer of every round, and what is there after it,
// must be what the round's changes give in some order, one after the other: so a client sees neither a conflict, nor a
// link to what is deleted, nor a change that another one has undone.
//
// SEED repeats the changes.
func TestSeveralServersAreOne(t *testing.T) {
	t.Parallel()
	postgrestest.Need(t)
	rounds := effort.Rounds(t, 20, 60)
	random := rand.New(rand.NewPCG(seedOf(t), 0))
	database := postgrestest.Database(t)
	servers := startSeveral(t, database)
	objects := map[side][]string{articles: make([]string, 2), publications: make([]string, 3)}
	var links links
	refused := 0
	for round := range rounds {
		for of, ids := range objects {
			for i, id := range ids {
				if _, exists := links.of(of, id); !exists {
					data := servers[0].must(t, of.createMutation(), vars{"text": fmt.Sprintf("%s %d", of.One, i), "far": []string{}})
					ids[i] = get[string](t, data, "create"+of.One+"."+of.one+".id")
					links = links.with(ids[i])
				}
			}
		}
		deeds := make([]*deed, 4+random.IntN(3))
		var all sync.WaitGroup
		for i := range deeds {
			deeds[i] = drawDeed(random, objects)
			all.Go(func() { deeds[i].take(t.Context(), servers[i%len(servers)]) })
		}
		all.Wait()
		found := findLinks(t, servers[round%len(servers)], objects)
		if !explained(links, deeds, found) {
			t.Fatalf("round %d: from %v to %v by no order of\n%v", round, links, found, deeds)
		}
		for _, deed := range deeds {
			if strings.HasPrefix(deed.answer, "NOT_FOUND") {
				refused++
			}
		}
		links = found
	}
	for _, s := range servers {
		s.stop(t) // and its connections tell what they counted
	}
	var conflicts, deadlocks int
	db := onPostgres.connect(t, database)
	if err := db.QueryRowContext(t.Context(), `SELECT xact_rollback, deadlocks FROM pg_stat_database
		WHERE datname = current_database()`).Scan(&conflicts, &deadlocks); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d rounds, %d changes of what was deleted; %d transactions undone, %d deadlocks", rounds, refused, conflicts, deadlocks)
}

// deed is a change, and what it was answered.
type deed struct {
	of     side
	does   string // add, remove, set, clear, delete
	owner  string
	far    []string
	answer string
}

// drawDeed draws a change. Some name the same object twice.
func drawDeed(random *rand.Rand, objects map[side][]string) *deed {
	of := []side{articles, publications}[random.IntN(2)]
	s := &deed{of: of, owner: objects[of][random.IntN(len(objects[of]))]}
	s.does = []string{"add", "add", "add", "set", "set", "set", "remove", "clear", "delete"}[random.IntN(9)]
	far := objects[of.other()]
	for range 1 + random.IntN(len(far)) {
		s.far = append(s.far, far[random.IntN(len(far))])
	}
	return s
}

func (s *deed) String() string {
	return fmt.Sprintf("  %s %s %v: %s\n", s.does, s.owner, s.far, s.answer)
}

// take asks a program for the change, and keeps its answer.
func (s *deed) take(ctx context.Context, server *server) {
	query, variables := s.of.changeMutation(s.does), vars{"owner": s.owner, "far": s.far}
	switch s.does {
	case "clear":
		query, variables = s.of.clearMutation(), vars{"owner": s.owner}
	case "delete":
		query, variables = s.of.deleteMutation(), vars{"id": s.owner}
	}
	answer, err := server.ask(ctx, query, variables)
	switch {
	case err != nil:
		s.answer = err.Error()
		return
	case len(answer.Errors) > 0:
		s.answer = fmt.Sprint(answer.Errors)
		if refusal := answer.Errors[0].Extensions; refusal.Code == "NOT_FOUND" {
			s.answer = absent(refusal.IDs)
		}
		return
	}
	ids := func(path string) (ids []string) {
		list, _ := at(answer.Data, path)
		for _, object := range list.([]any) {
			ids = append(ids, object.(map[string]any)["id"].(string))
		}
		return ids
	}
	switch s.does {
	case "clear":
		count, _ := at(answer.Data, "clear.removedCount")
		s.answer = fmt.Sprint(count)
	case "delete":
		count, _ := at(answer.Data, "delete.removedLinkCount")
		s.answer = fmt.Sprint(count)
	default:
		s.answer = difference(ids("change.added"), ids("change.removed"))
	}
}

// The answers, as they are compared.

func absent(ids []string) string { return "NOT_FOUND " + strings.Join(ids, " ") }

func difference(added, removed []string) string {
	return "added " + strings.Join(sorted(added), " ") + ", removed " + strings.Join(sorted(removed), " ")
}

// findLinks asks a program for all links, from both sides, which must tell the same.
func findLinks(t *testing.T, s *server, objects map[side][]string) links {
	t.Helper()
	var found [2]links
	for i, of := range []side{articles, publications} {
		for _, id := range objects[of] {
			data := s.must(t, of.linksQuery(), vars{"id": id})
			if data["owner"] == nil {
				continue
			}
			found[0], found[1] = found[0].with(id), found[1].with(id)
			for _, far := range pluck(t, data, "owner.far.nodes", "id") {
				found[i] = found[i].linked(of, id, far)
			}
		}
	}
	if found[0].String() != found[1].String() {
		t.Fatalf("the links of articles are %v, those of publications %v", found[0], found[1])
	}
	return found[0]
}

// explained reports whether some order of changes gives their answers, and leads from some links to others.
func explained(from links, deeds []*deed, to links) bool {
	if len(deeds) == 0 {
		return from.String() == to.String()
	}
	for i, first := range deeds {
		answer, next := first.on(from)
		if answer != first.answer {
			continue
		}
		rest := append(append([]*deed{}, deeds[:i]...), deeds[i+1:]...)
		if explained(next, rest, to) {
			return true
		}
	}
	return false
}
