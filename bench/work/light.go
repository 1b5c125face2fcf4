package work

// Point is the smallest read there is.
var Point = Work{
	Name: "point", About: "an article",
	query:     `query point($id: ID!) { article(id: $id) { id headline } }`,
	variables: func(v *variables) { v.id("id", "Article", v.article()) },
}

// Link is the smallest change there is.
var Link = Work{
	Name: "link", About: "addPublications of 1", Mutates: true,
	query: `mutation link($article: ID!, $publications: [ID!]!) {
		addPublications(articleId: $article, publicationIds: $publications) { added { id } }
	}`,
	variables: func(v *variables) { v.link(1) },
}
