package e2e

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// How much the clients of a crowd do.
const (
	rounds   = 40 // changes that each writer makes
	settled  = 20 // objects of each side that exist all the time
	disputed = 5  // of these, those whose links the writers change
)

// TestManyClients lets writers change the same links from both ends, and others make and delete objects, while readers
// walk through everything page by page. No request may fail; every walk must see each settled object exactly once and no
// object twice; and in the end both sides must tell the links that the payloads add up to.
func TestManyClients(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, manyClients)
}

func manyClients(t *testing.T, on engine) {
	c := newCrowd(t, on)

	var writers, readers sync.WaitGroup
	written, done := context.WithCancel(c.ctx)
	defer done()
	for i, of := range []side{articles, publications} {
		for j, verb := range []string{"add", "remove", "set"} {
			writers.Go(func() { c.dispute(of, verb, rand.New(rand.NewPCG(uint64(i), uint64(j)))) })
		}
		writers.Go(func() { c.churn(of, rand.New(rand.NewPCG(uint64(i), 99))) })
		for _, w := range c.walks(of) {
			readers.Go(func() {
				for again := true; again; again = written.Err() == nil {
					c.walk(w)
				}
			})
		}
	}
	writers.Wait()
	done()
	readers.Wait()

	for link, times := range c.links {
		if times != 0 && times != 1 {
			t.Errorf("%v was linked %d times more often than unlinked", link, times)
		}
	}
	for _, of := range []side{articles, publications} {
		for _, id := range c.settled[of] {
			data := c.server.must(t, of.linksQuery(), vars{"id": id})
			got := pluck(t, data, "owner.far.nodes", "id")
			slices.Sort(got)
			if diff := cmp.Diff(c.linked(of, id), got); diff != "" {
				t.Errorf("the links of %s (-as the payloads add up +as it tells):\n%s", id, diff)
			}
		}
	}
}

// crowd is many clients of one program.
type crowd struct {
	testing.TB
	ctx     context.Context
	fail    context.CancelFunc // ends the work of all, once something went wrong
	server  *server
	settled map[side][]string // the objects that exist all the time
	hub     map[side]string   // the one of them that is linked to the other side's all the time, but for the disputed

	mu    sync.Mutex
	links map[[2]string]int // article and publication → how often linked less how often unlinked
}

func newCrowd(t *testing.T, on engine) *crowd {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	c := &crowd{
		TB: t, ctx: ctx, fail: cancel, server: on.start(t),
		settled: map[side][]string{}, hub: map[side]string{}, links: map[[2]string]int{},
	}
	for _, of := range []side{articles, publications} {
		for i := range settled {
			c.settled[of] = append(c.settled[of], c.make(of, fmt.Sprintf("%02d settled", i)))
		}
		c.hub[of] = c.settled[of][settled-1]
	}
	for _, of := range []side{articles, publications} {
		c.change(of, "add", c.hub[of], c.settled[of.other()][disputed:])
	}
	return c
}

// ask sends a request that has to succeed. After one that did not, it returns nil at once.
func (c *crowd) ask(query string, variables vars) map[string]any {
	answer, err := c.server.ask(c.ctx, query, variables)
	switch {
	case c.ctx.Err() != nil:
		return nil
	case err != nil:
		c.Errorf("%v\n%s", err, query)
	case len(answer.Errors) > 0:
		c.Errorf("refused: %v\n%s\n%v", answer.Errors, query, variables)
	default:
		return answer.Data
	}
	c.fail()
	return nil
}

// make creates an object linked to others, and returns its ID.
func (c *crowd) make(of side, text string, far ...string) string {
	data := c.ask(of.createMutation(), vars{"text": text, "far": append([]string{}, far...)})
	if data == nil {
		return ""
	}
	return get[string](c, data, "create"+of.One+"."+of.one+".id")
}

// change changes links, keeps the account of what the payload says, and tells whether it succeeded.
func (c *crowd) change(of side, verb, owner string, far []string) bool {
	data := c.ask(of.changeMutation(verb), vars{"owner": owner, "far": far})
	if data == nil {
		return false
	}
	c.account(of, owner, pluck(c, data, "change.added", "id"), 1)
	c.account(of, owner, pluck(c, data, "change.removed", "id"), -1)
	return true
}

// dispute changes random links between the disputed objects.
func (c *crowd) dispute(of side, verb string, random *rand.Rand) {
	for range rounds {
		owner := c.settled[of][random.IntN(disputed)]
		far := slices.Clone(c.settled[of.other()][:disputed])
		random.Shuffle(len(far), func(i, j int) { far[i], far[j] = far[j], far[i] })
		if !c.change(of, verb, owner, far[:1+random.IntN(disputed)]) {
			return
		}
	}
}

// account adds links to the account, or takes them off.
func (c *crowd) account(of side, owner string, far []string, times int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, id := range far {
		link := [2]string{owner, id}
		if of == publications {
			link = [2]string{id, owner}
		}
		c.links[link] += times
	}
}

// linked are the objects that the account links to one, sorted.
func (c *crowd) linked(of side, owner string) []string {
	near, far := 0, 1
	if of == publications {
		near, far = 1, 0
	}
	linked := []string{}
	for link, times := range c.links {
		if link[near] == owner && times == 1 {
			linked = append(linked, link[far])
		}
	}
	slices.Sort(linked)
	return linked
}

// churn makes objects between the settled ones, linked to the hub, unlinks some from either end, and deletes them all.
func (c *crowd) churn(of side, random *rand.Rand) {
	hub := c.hub[of.other()]
	for range rounds {
		id := c.make(of, fmt.Sprintf("%02d passing", random.IntN(settled)), hub)
		switch random.IntN(3) {
		case 0:
			c.ask(of.changeMutation("remove"), vars{"owner": id, "far": []string{hub}})
		case 1:
			c.ask(of.other().changeMutation("remove"), vars{"owner": hub, "far": []string{id}})
		}
		if c.ask(of.deleteMutation(), vars{"id": id}) == nil {
			return
		}
	}
}

// walk is a way through a connection, page by page.
type walk struct {
	query string // takes cursor
	path  string // of the page
	of    side
	must  []string // what is there all the time
}

// walks are the ways through the objects of a side: all of them and those linked to the hub, from the front and from
// the back, by text and by ID.
func (c *crowd) walks(of side) []walk {
	const (
		forward  = `first: 3, after: $cursor) { nodes { id } pageInfo { more: hasNextPage cursor: endCursor } }`
		backward = `last: 3, before: $cursor) { nodes { id } pageInfo { more: hasPreviousPage cursor: startCursor } }`
	)
	var all []walk
	for _, page := range []string{forward, backward, `orderBy: { field: ID, direction: DESC }, ` + forward} {
		page = "page: " + of.many + "(" + page
		all = append(all,
			walk{"query ($cursor: String) { " + page + " }", "page", of, c.settled[of]},
			walk{fmt.Sprintf("query ($cursor: String) { owner: %s(id: %q) { %s } }",
				of.other().one, c.hub[of.other()], page), "owner.page", of, c.settled[of][disputed:]},
		)
	}
	return all
}

// walk walks a connection from end to end, and fails if it meets an object twice or misses one that is always there.
func (c *crowd) walk(w walk) {
	seen := map[string]int{}
	for cursor, more := any(nil), true; more; {
		data := c.ask(w.query, vars{"cursor": cursor})
		if data == nil {
			return
		}
		for _, id := range pluck(c, data, w.path+".nodes", "id") {
			seen[id]++
		}
		more = get[bool](c, data, w.path+".pageInfo.more")
		cursor = get[map[string]any](c, data, w.path+".pageInfo")["cursor"]
		if more && cursor == nil {
			c.Errorf("an empty page says that there is more, and not from where\n%s", w.query)
			return
		}
	}
	for _, id := range w.must {
		if seen[id] == 0 {
			c.Errorf("a walk missed %s, which exists all the time\n%s", id, w.query)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(seen)) {
		if seen[id] > 1 {
			c.Errorf("a walk met %s %d times\n%s", id, seen[id], w.query)
		}
	}
}
