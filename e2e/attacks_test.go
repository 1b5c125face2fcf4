package e2e

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// attack is a request that is made to hurt, and what it must get.
type attack struct {
	name string
	body string
	want string // the code of the first error; empty for an answer without one
}

// secret is a word that stands in most attacks, and must not stand in the answer to a refused one.
const secret = "Sesame"

// mega is how long the longest parts of an attack are: with what stands around them they fit the limit on a body.
const mega = 1_000_000

// attacks are all attacks on the body of a POST.
func attacks() []attack {
	return slices.Concat(attacksOnJSON(), attacksOnSyntax(), attacksOnValidation(), attacksOnExecution(), attacksOnValues())
}

// query is a body with a query, and variables where they are given.
func query(text string, variables ...vars) string {
	content := map[string]any{"query": text}
	if len(variables) > 0 {
		content["variables"] = variables[0]
	}
	body, err := json.Marshal(content)
	if err != nil {
		panic(err) // no attack holds what JSON cannot say
	}
	return string(body)
}

// times writes a text so often, with its number where the text says %d.
func times(n int, format string) string {
	var text strings.Builder
	for i := range n {
		if strings.Contains(format, "%[1]d") {
			fmt.Fprintf(&text, format, i)
		} else {
			text.WriteString(format)
		}
	}
	return text.String()
}

// filling repeats a text up to a megabyte.
func filling(text string) string { return strings.Repeat(text, mega/len(text)) }

func attacksOnJSON() []attack {
	const begin = `{"query":"{__typename}","variables":{"` + secret + `":`
	return []attack{
		{"nothing", "", "INVALID_INPUT"},
		{"an array of requests", "[" + strings.TrimSuffix(filling(`{"query":"{__typename}"},`), ",") + "]", "INVALID_INPUT"},
		{"a text", `"` + filling(secret) + `"`, "INVALID_INPUT"},
		{"a number of a megabyte", filling("7"), "INVALID_INPUT"},
		{"an exponent of a megabyte", begin + `1e` + filling("9") + `}}`, ""},
		{"an object that does not end", begin, "INVALID_INPUT"},
		{"a text that does not end", begin + `"` + filling(secret), "INVALID_INPUT"},
		{"zeros", filling("\x00"), "INVALID_INPUT"},
		{"wrong UTF-8", begin + `"` + filling("\xff") + `"}}`, "INVALID_INPUT"},
		{"half surrogate pairs", begin + `"` + filling(`\ud83d`) + `"}}`, "INVALID_INPUT"},
		{"lists in lists", begin + strings.Repeat("[", mega/2) + strings.Repeat("]", mega/2) + `}}`, "LIMIT_EXCEEDED"},
		{"lists in lists that do not end", filling("["), "LIMIT_EXCEEDED"},
		{"objects in objects that do not end", filling(`{"a":`), "LIMIT_EXCEEDED"},
		{"empty lists", begin + "[" + strings.TrimSuffix(filling("[],"), ",") + `]}}`, ""},
		{"empty objects", begin + "[" + strings.TrimSuffix(filling("{},"), ",") + `]}}`, ""},
		{"one name again and again", begin + "{" + strings.TrimSuffix(filling(`"a":1,`), ",") + `}}}`, ""},
		{"many names", begin + "{" + strings.TrimSuffix(times(80_000, `"a%[1]d":1,`), ",") + `}}}`, ""},
		{"what the limit lets through and a byte", query(filling(" ") + strings.Repeat(" ", 1<<20-mega)), "LIMIT_EXCEEDED"},
	}
}

func attacksOnSyntax() []attack {
	return []attack{
		{"selections that do not end", query(filling("{a")), "LIMIT_EXCEEDED"},
		{"selections in selections", query(strings.Repeat("{a", mega/3) + strings.Repeat("}", mega/3)), "LIMIT_EXCEEDED"},
		{"inline fragments in inline fragments", query("{" + strings.Repeat("...{", 200_000)), "LIMIT_EXCEEDED"},
		{"lists that do not end", query("{articles(a:" + filling("[")), "LIMIT_EXCEEDED"},
		{"objects that do not end", query("{articles(where:" + filling("{not:")), "LIMIT_EXCEEDED"},
		{"parentheses that do not end", query("{articles" + filling("(a:")), "LIMIT_EXCEEDED"},
		{"types that do not end", query("query($a:" + filling("[")), "LIMIT_EXCEEDED"},
		{"a default that does not end", query("query($a:A=" + filling("[")), "LIMIT_EXCEEDED"},
		{"brackets at the top", query(filling("[")), "LIMIT_EXCEEDED"},
		{"brackets, not too many", query("{articles(a:" + strings.Repeat("[", 90_000)), "LIMIT_EXCEEDED"},
		{"selections, not too many", query(strings.Repeat("{a", 49_000)), "LIMIT_EXCEEDED"},
		{"a text that does not end", query(`{articles(after:"` + filling(secret)), "GRAPHQL_PARSE_FAILED"},
		{"a block that does not end", query(`{articles(after:"""` + filling(secret)), "GRAPHQL_PARSE_FAILED"},
		{"a text with escapes", query(`{articles(after:"` + strings.Repeat(`\"`, mega/4) + `"){totalCount}}`), "INVALID_INPUT"},
		{"a comment", query("{__typename} #" + filling(secret)), ""},
		{"comments", query(strings.Repeat("#\n", mega/3) + "{__typename}"), "LIMIT_EXCEEDED"},
		{"commas", query(filling(",") + "{__typename}"), ""},
		{"a name of a megabyte", query("{" + filling(secret) + "}"), "LIMIT_EXCEEDED"},
		{"an alias of a megabyte", query("{" + filling(secret) + `:article(id:"x"){id}}`), "LIMIT_EXCEEDED"},
		{"a number of a megabyte in a query", query("{articles(first:" + filling("7") + "){totalCount}}"), "GRAPHQL_VALIDATION_FAILED"},
		{"punctuation", query("{" + filling("!")), "LIMIT_EXCEEDED"},
		{"dollars", query("query(" + filling("$")), "LIMIT_EXCEEDED"},
		{"wrong characters", query(filling(`?`)), "GRAPHQL_PARSE_FAILED"},
		{"wrong characters beyond ASCII", query("{a(a:" + filling("é")), "GRAPHQL_PARSE_FAILED"},
		{"empty operations", query(filling("{}")), "LIMIT_EXCEEDED"},
	}
}
