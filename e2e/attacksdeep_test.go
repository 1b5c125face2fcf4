package e2e

import (
	"fmt"
	"strings"
)

// manyFields is as many fields as an operation may have.
const manyFields = 10_000

func attacksOnValidation() []attack {
	sesame := times(2_000, secret+"%[1]d:__typename ")
	return []attack{
		{"2,000 directives", query("{__typename " + times(2_000, "@skip(if:false)") + "}"), "LIMIT_EXCEEDED"},
		{"unknown directives", query("{__typename " + filling("@"+secret) + "}"), "LIMIT_EXCEEDED"},
		{"2,000 copies of a field", query("{articles{nodes{" + times(2_000, "id ") + "}}}"), ""},
		{"2,000 copies by as many names", query("{articles{nodes{" + times(2_000, "a%[1]d:id ") + "}}}"), ""},
		{"2,000 names at the top", query("{" + sesame + "}"), "LIMIT_EXCEEDED"},
		{"as many copies as there may be", query("{articles{nodes{" + times(manyFields-2, "id ") + "}}}"), ""},
		{"copies with selections", query("{articles{" + times(3_333, "nodes{id headline}") + "}}"), ""},
		{"copies with copies", query("{articles{" + times(97, "nodes{"+times(100, "id ")+"}") + "}}"), ""},
		{"copies of copies of copies", query(nestedCopies(12)), ""},
		{"copies in inline fragments in each other", query("{articles{nodes{" + strings.Repeat("...{", 40) +
			times(9_000, "id ") + strings.Repeat("}", 40) + "}}}"), ""},
		{"copies that differ", query("{articles{nodes{" + times(4_000, "a:id a:headline ") + "}}}"), "GRAPHQL_VALIDATION_FAILED"},
		{
			"copies with other arguments", query("{" + times(90, "articles(first:%[1]d){nodes{"+times(100, "id ")+"}}") + "}"),
			"GRAPHQL_VALIDATION_FAILED",
		},
		{"fragments beside each other", query("{articles{nodes{" + times(3_000, "...F%[1]d ") + "}}}" +
			times(3_000, "fragment F%[1]d on Article{id headline}")), ""},
		{"a fragment bomb", query(bomb("articles{nodes{...F0}}", "Article", 60)), "LIMIT_EXCEEDED"},
		{"a fragment bomb in the schema", query(bomb("__schema{types{...F0}}", "__Type", 60)), "LIMIT_EXCEEDED"},
		{"a fragment bomb of 5,000 fragments", query(bomb("articles{nodes{...F0}}", "Article", 5_000)), "LIMIT_EXCEEDED"},
		{"a fragment bomb that nobody spreads", query(bomb("__typename", "Article", 60)), "LIMIT_EXCEEDED"},
		{"a chain of fragments", query("{articles{nodes{...F0}}}" + chain(5_000)), "LIMIT_EXCEEDED"},
		{"a long circle of fragments", query("{articles{nodes{...F0}}}" + chain(400) + "fragment F400 on Article{...F0}"), "GRAPHQL_VALIDATION_FAILED"},
		{
			"fragments each in a circle", query("{articles{nodes{...F0}}}" + times(8_000, "fragment F%[1]d on Article{...F%[1]d}")),
			"GRAPHQL_VALIDATION_FAILED",
		},
		{"operations that share a fragment", query(times(5_000, "query A%[1]d{articles{nodes{...F}}}") +
			"fragment F on Article{" + times(1_000, "id ") + "}"), "LIMIT_EXCEEDED"},
		{"operations that share a large value", query(times(2_000, "query A%[1]d{...F}") +
			"fragment F on Query{articles(first:[" + times(50_000, "1 ") + "]){totalCount}}"), "LIMIT_EXCEEDED"},
		{"operations that share a long text", query(times(2_000, "query A%[1]d{...F}") +
			"fragment F on Query{articles(first:\"" + times(150_000, secret) + "\"){totalCount}}"), "LIMIT_EXCEEDED"},
		{"unknown fields", query("{articles{" + times(9_000, "totalCoun%[1]d ") + "}}"), "GRAPHQL_VALIDATION_FAILED"},
		{"unknown arguments", query("{articles(" + times(20_000, "wher%[1]d:1 ") + "){totalCount}}"), "GRAPHQL_VALIDATION_FAILED"},
		{"unknown types", query("{" + times(90, "...on Articl%[1]d{id}") + "}"), "GRAPHQL_VALIDATION_FAILED"},
		{"operations of one name", query(times(5_000, "query A{__typename}")), "GRAPHQL_VALIDATION_FAILED"},
		{"5,000 variables", query("query(" + times(5_000, "$a%[1]d:ID ") + "){__typename}"), "GRAPHQL_VALIDATION_FAILED"},
		{"variables that are used often", query("query(" + times(12_000, "$a%[1]d:ID ") + "){nodes(ids:[" +
			times(12_000, "$a11999 ") + "]){id}}"), "GRAPHQL_VALIDATION_FAILED"},
		{"introspection of introspection", query("{__schema{types{" + strings.Repeat("fields{type{", 20) + "name" +
			strings.Repeat("}}", 20) + "}}}"), "GRAPHQL_VALIDATION_FAILED"},
	}
}

// nestedCopies nests two copies of a field in each other.
func nestedCopies(levels int) string {
	selection := "name"
	for range levels - 1 {
		selection = fmt.Sprintf("ofType{%s} ofType{%[1]s}", selection)
		if len(selection) > mega/3 {
			break
		}
	}
	return "{__type(name:\"Article\"){" + selection + "}}"
}

// bomb spreads each fragment twice in the one before it.
func bomb(selection, on string, fragments int) string {
	var text strings.Builder
	text.WriteString("{" + selection + "}")
	for i := range fragments {
		fmt.Fprintf(&text, "fragment F%d on %s{...F%d ...F%[3]d}", i, on, i+1)
	}
	fmt.Fprintf(&text, "fragment F%d on %s{__typename}", fragments, on)
	return text.String()
}

// chain spreads each fragment in the one before it; the last spreads one more.
func chain(fragments int) string {
	var text strings.Builder
	for i := range fragments {
		fmt.Fprintf(&text, "fragment F%d on Article{...F%d}", i, i+1)
	}
	return text.String()
}

func attacksOnExecution() []attack {
	all := "kind name description fields{name description args{name description type{name kind}} type{name kind}}"
	return []attack{
		{"40,000 IDs", query("query($ids:[ID!]!){nodes(ids:$ids){id}}", vars{"ids": repeated("Article:1", 40_000)}), ""},
		{"40,000 IDs in the query", query("{nodes(ids:[" + times(40_000, `"Article:1" `) + "]){id}}"), ""},
		{"40,000 IDs of nothing", query("query($ids:[ID!]!){nodes(ids:$ids){id}}", vars{"ids": repeated("Article:999", 40_000)}), ""},
		{"40,000 strings that are no ID", query("query($ids:[ID!]!){nodes(ids:$ids){id}}", vars{"ids": repeated(secret, 40_000)}), "INVALID_ID"},
		{"40,000 links to nothing", query(`mutation($ids:[ID!]!){addPublications(articleId:"Article:1",publicationIds:$ids){added{id}}}`,
			vars{"ids": repeated("Publication:99", 40_000)}), "NOT_FOUND"},
		{"100 lists of IDs", query("query($ids:[ID!]!){"+times(100, "a%[1]d:nodes(ids:$ids){id}")+"}",
			vars{"ids": repeated("Article:1", 40_000)}), "LIMIT_EXCEEDED"},
		{"100 changes with one list", query("mutation($ids:[ID!]!){"+times(100,
			`a%[1]d:addPublications(articleId:"Article:1",publicationIds:$ids){article{id}}`)+"}",
			vars{"ids": repeated("Publication:99", 40_000)}), "LIMIT_EXCEEDED"},
		{"100 filters with one text", query("query($text:String!){"+times(100,
			"a%[1]d:articles(where:{headline:{contains:$text,ignoreCase:true}}){totalCount}")+"}",
			vars{"text": filling("a")}), "LIMIT_EXCEEDED"},
		{"values by many names", query("{__schema{types{fields{" + times(9_000, "a%[1]d:name ") + "}}}}"), "LIMIT_EXCEEDED"},
		{"9,900 names for one value", query("{articles{pageInfo{" + times(9_900, "a%[1]d:hasNextPage ") + "}}}"), ""},
		{"9,900 names for one value, twice", query("{articles{" + times(2, "pageInfo{"+times(4_900, "a%[1]d:hasNextPage ")+"}") + "}}"), ""},
		{"as many values as there may be", query("query($ids:[ID!]!){nodes(ids:$ids){"+times(99, "a%[1]d:id ")+"}}",
			vars{"ids": repeated("Article:1", 10_000)}), ""},
		{"the schema again and again", query("{" + times(100, "a%[1]d:__schema{types{"+all+"}}") + "}"), "LIMIT_EXCEEDED"},
		{"arguments of the schema by many names", query("{__schema{types{fields{type{fields{args{" + times(9_000, "a%[1]d:name ") +
			"}}}}}}}"), "LIMIT_EXCEEDED"},
		{"errors by many names", query("{" + times(100, secret+"%[1]d:article(id:\"x\"){"+times(90, "a%[1]d:id ")+"}") + "}"), "INVALID_ID"},
		{"deferred fragments", query("{articles{nodes{...@defer{id}}}}"), "GRAPHQL_VALIDATION_FAILED"},
	}
}

func repeated(text string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = text
	}
	return all
}

func attacksOnValues() []attack {
	const where = "query($where:ArticleFilter){articles(where:$where){totalCount}}"
	conditions := make([]any, 1_000)
	for i := range conditions {
		conditions[i] = vars{"headline": vars{"contains": fmt.Sprint("x", i)}}
	}
	return []attack{
		{"a filter of 1,000 conditions", query(where, vars{"where": vars{"or": conditions}}), ""},
		{"a filter of 1,001 conditions", query(where, vars{"where": vars{"or": append(conditions, conditions[0])}}), "LIMIT_EXCEEDED"},
		{"a filter of 100,000 conditions", query(where, vars{"where": vars{"or": make([]struct{}, 300_000)}}), "LIMIT_EXCEEDED"},
		{"a filter as deep as it may be", query(where, vars{"where": across(11)}), ""},
		{"a filter that is too deep", query(where, vars{"where": across(12)}), "LIMIT_EXCEEDED"},
		{"a filter deep in the query", query("{articles(where:" + strings.Repeat("{not:", 95) + "{id:{in:[" +
			times(20_000, "1 ") + "]}}" + strings.Repeat("}", 95) + "){totalCount}}"), "LIMIT_EXCEEDED"},
		{"a pattern of a megabyte", query(where, vars{"where": vars{"headline": vars{"contains": filling("a")}}}), ""},
		{"a pattern of a megabyte, ignoring case", query(where, vars{"where": vars{"headline": vars{"contains": filling("ſ"), "ignoreCase": true}}}), ""},
		{"a headline of a megabyte", query("mutation($text:String!){createArticle(input:{headline:$text}){article{id}}}",
			vars{"text": filling(secret)}), "INVALID_INPUT"},
		{"an ID of a megabyte", query("query($id:ID!){article(id:$id){id}}", vars{"id": filling(secret)}), "INVALID_ID"},
		{"a cursor of a megabyte", query("query($at:String){articles(after:$at){totalCount}}", vars{"at": filling(secret)}), "INVALID_INPUT"},
		{"an enum of a megabyte", query("query($f:ArticleOrderField!){articles(orderBy:{field:$f}){totalCount}}",
			vars{"f": filling(secret)}), "GRAPHQL_VALIDATION_FAILED"},
		{"an unknown member of a megabyte", query(where, vars{"where": vars{filling(secret): 1}}), "GRAPHQL_VALIDATION_FAILED"},
		{"variables that nobody declared", query("{__typename}", vars{"a": repeated(secret, 100_000)}), ""},
		{
			"the name of another operation", strings.Replace(query("{__typename}"), "{", `{"operationName":"`+filling(secret)+`",`, 1),
			"GRAPHQL_VALIDATION_FAILED",
		},
	}
}

// across is a filter that goes back and forth across the relation.
func across(levels int) vars {
	filter := vars{}
	for level := levels - 1; level >= 0; level-- {
		side := []string{"publications", "articles"}[level%2]
		filter = vars{side: vars{"some": filter}}
	}
	return filter
}
