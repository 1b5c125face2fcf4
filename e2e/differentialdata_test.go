package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// renew makes the data anew where it has changed, everywhere with the same IDs, and returns the number of each kind's
// first object.
func (c *comparison) renew(ctx context.Context) (first map[string]int, err error) {
	if c.first != nil {
		return c.first, nil
	}
	first = map[string]int{}
	for kind, text := range map[string]string{"Article": "headline", "Publication": "title"} {
		if first[kind], err = c.align(ctx, kind, text); err != nil {
			return nil, err
		}
	}
	for _, ask := range c.parties() {
		for _, query := range []string{deleteAll, fillWith(first)} {
			if _, err := ask(ctx, query); err != nil {
				return nil, err
			}
		}
	}
	if c.whole, err = c.agreed(ctx, drawnRequest{Query: everything}); err != nil {
		return nil, err
	}
	c.first = first
	return first, nil
}

// deleteAll is a mutation that deletes all that there is.
const deleteAll = `mutation {
	a: deleteArticles(where: {id: {notIn: []}}) { deletedCount }
	b: deletePublications(where: {id: {notIn: []}}) { deletedCount }
}`

// align creates objects of a kind until all would give the next one the same number, which it returns.
func (c *comparison) align(ctx context.Context, kind, text string) (next int, err error) {
	query := fmt.Sprintf(`mutation { made: create%s(input: {%s: "x"}) { object: %s { id } } }`, kind, text, strings.ToLower(kind))
	parties := c.parties()
	last := make([]int, len(parties))
	for most := 1; slices.Min(last) < most; most = slices.Max(last) {
		for i, ask := range parties {
			if last[i] == most {
				continue
			}
			data, err := ask(ctx, query)
			if err != nil {
				return 0, err
			}
			id, err := at(data, "made.object.id")
			if err != nil {
				return 0, err
			}
			if _, err := fmt.Sscanf(id.(string), kind+":%d", &last[i]); err != nil {
				return 0, err
			}
		}
	}
	return last[0] + 1, nil
}

// parties are the two programs and the reference, each as what has it answer a request that must succeed.
func (c *comparison) parties() []func(context.Context, string) (map[string]any, error) {
	program := func(s *server) func(context.Context, string) (map[string]any, error) {
		return func(ctx context.Context, query string) (map[string]any, error) {
			answer, err := s.ask(ctx, query, nil)
			if err == nil && len(answer.Errors) > 0 {
				err = fmt.Errorf("%v of %s", answer.Errors, query)
			}
			return answer.Data, err
		}
	}
	reference := func(_ context.Context, query string) (data map[string]any, err error) {
		body, err := json.Marshal(drawnRequest{Query: query})
		if err != nil {
			return nil, err
		}
		answer, err := c.reference.ask(body)
		if err != nil {
			return nil, err
		}
		if len(answer.Errors) > 0 || answer.Verdict != "executed" {
			return nil, fmt.Errorf("%+v of %s", answer, query)
		}
		return data, json.Unmarshal(answer.Data, &data)
	}
	return []func(context.Context, string) (map[string]any, error){program(c.planned), program(c.unplanned), reference}
}

// fillWith is a mutation that makes five objects of each kind, numbered from the first on, with links between them: the
// first article has all publications, the last none.
func fillWith(first map[string]int) string {
	var query strings.Builder
	query.WriteString("mutation {")
	for i, title := range []string{"a", "aB", "\uffff", "😀", "a"} {
		fmt.Fprintf(&query, ` p%d: createPublication(input: {title: %s}) { publication { id } }`, i, text(title).literal)
	}
	for i, headline := range []string{"ab", "A", "😀a", "%", "Ж"} {
		var ids []string
		for j := range 5 - i - i/4 {
			ids = append(ids, fmt.Sprintf(`"Publication:%d"`, first["Publication"]+(j*2+i)%5))
		}
		fmt.Fprintf(&query, ` a%d: createArticle(input: {headline: %s, publicationIds: [%s]}) { article { id } }`,
			i, text(headline).literal, strings.Join(ids, ", "))
	}
	query.WriteString(" }")
	return query.String()
}
