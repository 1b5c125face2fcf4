import assert from "node:assert/strict";
import type { MakeClient, Place } from "./client";
import { ask } from "./server";

/** More than an answer names. */
const many = 10_001;

/** Makes publications, so many that the answer to a clear does not name them, and returns their IDs. */
export async function fillMany(url: string): Promise<string[]> {
  const create = (_: unknown, i: number) => `p${i}: createPublication(input: { title: "Many" }) { publication { id } }`;
  const ids: string[] = [];
  while (ids.length < many) {
    const made = await ask(url, `mutation { ${Array.from({ length: 100 }, create).join("\n")} }`);
    ids.push(...Object.values<{ publication: { id: string } }>(made).map(({ publication }) => publication.id));
  }
  return ids.slice(0, many);
}

/** Clears so many links that the answer names none, and requires that the cache has nothing left that may be wrong. */
export async function clearMany(url: string, make: MakeClient, publicationIds: string[]): Promise<void> {
  const client = make(url, fetch);
  const made = await ask(
    url,
    `mutation ($publicationIds: [ID!]) { createArticle(input: { headline: "Many", publicationIds: $publicationIds }) { article { id } } }`,
    { publicationIds },
  );
  const id: string = made.createArticle.article.id;
  const places: Place[] = [
    { kind: "Article", id },
    { kind: "Publication", id: publicationIds[0]! },
  ];
  for (const place of places) {
    await client.read(place, 2, null);
    const end = client.cached(place, 2);
    if (end?.hasNextPage) await client.read(place, 2, end.endCursor);
  }
  await client.mutations("Article").clear(id);
  for (const place of places) {
    assert.equal(
      client.cached(place, 2),
      undefined,
      `${JSON.stringify(place)} is there after a clear of ${many} links`,
    );
    await client.read(place, 2, null);
    assert.equal(
      client.cached(place, 2)?.rows.some((row) => row.id === id || publicationIds.includes(row.id)),
      false,
    );
  }
}
