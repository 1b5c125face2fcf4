import { type Kind, kinds } from "./changes";
import { type Page, type Place, pageOf } from "./client";

/** Asks the server, past any cache. */
export async function ask(url: string, query: string, variables: object = {}): Promise<any> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Reads lists afresh and whole, all in one request. A list whose owner is gone is undefined. */
export async function fresh(url: string, places: readonly Place[]): Promise<(Page | undefined)[]> {
  const list = (kind: Kind, field: string, order = "") =>
    `${field}(first: 1000 ${order}) { edges { cursor node { id ${kinds[kind].orderedBy} } } pageInfo { hasNextPage endCursor } totalCount }`;
  const field = ({ kind, id, age }: Place, i: number) =>
    id === undefined
      ? `l${i}: ${list(kind, kinds[kind].all, age && `orderBy: { field: ID, direction: ${age} }`)}`
      : `l${i}: ${kind.toLowerCase()}(id: "${id}") { ${list(kinds[kind].far, kinds[kind].links)} }`;
  const data = await ask(url, `{ ${places.map(field).join("\n")} }`);
  return places.map(({ kind, id }, i) => pageOf(id === undefined ? data[`l${i}`] : data[`l${i}`]?.[kinds[kind].links]));
}

/** Empties the server, and fills it with some of each kind, of which about two in three are linked. */
export async function fill(url: string, texts: readonly string[]): Promise<Record<Kind, string[]>> {
  await ask(
    url,
    `mutation { deleteArticles(where: { headline: { gte: "" } }) { deletedCount } deletePublications(where: { title: { gte: "" } }) { deletedCount } }`,
  );
  const ids: Record<Kind, string[]> = { Article: [], Publication: [] };
  for (const title of texts) {
    const made = await ask(
      url,
      `mutation ($title: String!) { createPublication(input: { title: $title }) { publication { id } } }`,
      { title },
    );
    ids.Publication.push(made.createPublication.publication.id);
  }
  for (const [i, headline] of texts.entries()) {
    const publicationIds = ids.Publication.filter((_, j) => (i * 5 + j * 7) % 3 !== 0);
    const made = await ask(
      url,
      `mutation ($headline: String!, $publicationIds: [ID!]) { createArticle(input: { headline: $headline, publicationIds: $publicationIds }) { article { id } } }`,
      { headline, publicationIds },
    );
    ids.Article.push(made.createArticle.article.id);
  }
  return ids;
}
