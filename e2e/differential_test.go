package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"junction/internal/effort"
)

// TestAnswersAsTheReference sends random requests, valid and not, to two programs, of which one answers along plans and
// the other leaves all answers to the library's executor, and to a reference: graphql-js on a model in memory. The two
// programs must answer the same to the byte, and as the reference does. After each change all that they hold is compared.
//
// It sends 300 requests, or 3,000 if JUNCTION_LONG_TESTS is set. A failure reports the shortest request that rapid finds
// and its seed. Rapid's own flags apply, such as -rapid.checks and -rapid.seed.
func TestAnswersAsTheReference(t *testing.T) {
	t.Parallel()
	dir := nodeFolder(t, "reference")
	rounds := effort.Rounds(t, 1, 10)
	schema := gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphqls", Input: readAll(t, "../schema.graphqls")})
	onEveryEngine(t, func(t *testing.T, on engine) {
		c := startComparison(t, on, dir)
		for range rounds {
			rapid.Check(t, func(t *rapid.T) {
				for range 3 {
					first, err := c.renew(t.Context())
					if err == nil {
						err = c.compare(t.Context(), requests(schema, first).Draw(t, "request"))
					}
					if err != nil {
						t.Log(err)
						t.Fatal("the answers differ") // always in the same words, so that rapid looks for a shorter request
					}
				}
			})
		}
		t.Logf("verdicts: %v", c.verdicts)
		for _, verdict := range []string{"executed", "executed with errors", "operation", "validation", "variables"} {
			if c.verdicts[verdict] == 0 {
				t.Errorf("no request has the verdict %q, so too little was compared", verdict)
			}
		}
	})
}

// everything is a query for all that there is.
const everything = `{
	articles(first: 1000, orderBy: {field: ID}) { edges { cursor node { id headline publications(first: 1000) { nodes { id } } } } }
	publications(first: 1000, orderBy: {field: ID}) { edges { cursor node { id title articles(first: 1000) { nodes { id } } } } }
}`

// comparison compares the answers of two programs and of the reference, which hold the same.
type comparison struct {
	planned, unplanned *server
	reference          *reference
	first              map[string]int // the number of the first object of each kind, while the data is as it was made
	whole              []byte         // the data as it was made
	verdicts           map[string]int // how often there was which
}

func startComparison(t *testing.T, on engine, dir string) *comparison {
	t.Helper()
	var gaps []string
	if on.name == onPostgres.name {
		gaps = []string{"gaps"} // its sequences have them where a transaction fails
	}
	generous := []string{"--max-nodes", "1000000000", "--max-values", "1000000000", "--max-depth", "50", "--max-errors", "1000"}
	return &comparison{
		planned: on.start(t, generous...), unplanned: on.start(t, append(generous, "--unplanned")...),
		reference: startReference(t, dir, gaps...), verdicts: map[string]int{},
	}
}

// compare has all of them answer a request, and after one that may change something tell all that there is. It fails where
// the answers differ.
func (c *comparison) compare(ctx context.Context, request drawnRequest) error {
	if _, err := c.agreed(ctx, request); err != nil {
		c.first = nil
		return err
	}
	if !request.changes {
		return nil
	}
	whole, err := c.agreed(ctx, drawnRequest{Query: everything})
	if err != nil || !bytes.Equal(whole, c.whole) {
		c.first = nil
	}
	return err
}

// agreed is the answer to a request, on which all agree.
func (c *comparison) agreed(ctx context.Context, request drawnRequest) ([]byte, error) {
	body, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	planned, err := c.planned.answer(ctx, body)
	if err != nil {
		return nil, err
	}
	unplanned, err := c.unplanned.answer(ctx, body)
	if err != nil {
		return nil, err
	}
	expected, err := c.reference.ask(body)
	if err != nil {
		return nil, err
	}
	c.verdicts[expected.kind()]++
	problem := cmp.Diff(string(planned), string(unplanned))
	if problem == "" {
		problem = differs(expected, planned)
	}
	if problem == "" {
		return planned, nil
	}
	told, err := json.MarshalIndent(expected, "", "  ")
	return nil, errors.Join(err, fmt.Errorf("%s\nquery: %s\nrequest: %s\nplanned: %sunplanned: %sreference: %s",
		problem, request.Query, body, planned, unplanned, told))
}

// answer sends the body of a GraphQL request, and returns that of the answer.
func (s *server) answer(ctx context.Context, body []byte) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	_, _, answer, err := exchange(req)
	if err != nil {
		return nil, fmt.Errorf("%w\nrequest: %s", err, body)
	}
	return answer, nil
}

// kind is what kind of answer it is.
func (v *verdict) kind() string {
	if len(v.Errors) > 0 {
		return v.Verdict + " with errors"
	}
	return v.Verdict
}

// differs says how an answer differs from what the reference expects; empty if it does not.
func differs(expected *verdict, got []byte) string {
	var answer struct {
		Data   json.RawMessage
		Errors []gqlError
	}
	if err := json.Unmarshal(got, &answer); err != nil {
		return fmt.Sprintf("no GraphQL answer: %v", err)
	}
	refused := answer.Data == nil
	if refused != (expected.Verdict != "executed") {
		return fmt.Sprintf("refused: %v; the reference's verdict: %s", refused, expected.Verdict)
	}
	if refused {
		return differsRefused(expected, answer.Errors)
	}
	if diff := cmp.Diff(tokens(expected.Data), tokens(answer.Data)); diff != "" {
		return "the data (-reference +program):\n" + diff
	}
	return differsErrors(expected, answer.Errors)
}

// differsRefused compares the errors of a request that was not executed.
func differsRefused(expected *verdict, errs []gqlError) string {
	if len(errs) == 0 {
		return "refused without an error"
	}
	code := map[string]string{"parse": "GRAPHQL_PARSE_FAILED"}[expected.Verdict]
	if code == "" {
		code = "GRAPHQL_VALIDATION_FAILED"
	}
	if errs[0].Extensions.Code != code {
		return fmt.Sprintf("refused with %v, want %s", errs, code)
	}
	if expected.Verdict == "variables" && !slices.ContainsFunc(expected.Variables, func(name string) bool {
		return strings.Contains(errs[0].Message, "$"+name)
	}) {
		return fmt.Sprintf("no message of %v names one of the variables %v", errs, expected.Variables)
	}
	return ""
}

// differsErrors compares the errors of a request that was executed, by what programs read of them.
func differsErrors(expected *verdict, errs []gqlError) string {
	left := slices.Clone(errs)
	for _, want := range expected.Errors {
		i := slices.IndexFunc(left, func(got gqlError) bool {
			return fmt.Sprint(got.Path) == fmt.Sprint(want.Path) && got.Extensions.Code == want.Code &&
				(len(want.Arguments) == 0 || slices.Contains(want.Arguments, got.Extensions.Argument)) &&
				slices.Equal(slices.Sorted(slices.Values(got.Extensions.IDs)), slices.Sorted(slices.Values(want.IDs)))
		})
		if i < 0 {
			return fmt.Sprintf("the reference's error is not among those left of the program's\n%+v\n%v", want, left)
		}
		left = slices.Delete(left, i, i+1)
	}
	if len(left) > 0 {
		return fmt.Sprintf("more errors than the reference's: %v", left)
	}
	return ""
}

// tokens are those of a JSON text, so that it can be compared with another one's, but for white space and escapes.
func tokens(text []byte) (all []string) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			return append(all, err.Error())
		}
		all = append(all, fmt.Sprintf("%T %v", token, token))
	}
}
