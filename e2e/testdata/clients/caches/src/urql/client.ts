import { Client, fetchExchange } from "@urql/core";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type MakeClient, type Place, pageOf } from "../client";
import { documents, only } from "../documents";
import { cache } from "./cache";

export const urql: MakeClient = (url, fetch) => {
  const client = new Client({ url, fetch, preferGetMethod: false, exchanges: [cache(), fetchExchange] });
  // What each list was read after last, which its query goes on with.
  const cursors = new Map<Place, string | null>();

  async function mutate<Data, Variables extends object>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<void> {
    const { error } = await client.mutation<Data, object>(mutation, variables);
    if (error) throw error;
  }

  return {
    async read(place, first, after) {
      const { kind, id, age: direction } = place,
        { all, byAge, links } = documents[kind];
      cursors.set(place, after);
      const { error } = direction
        ? await client.query(byAge, { direction, first, after })
        : id === undefined
          ? await client.query(all, { first, after })
          : await client.query(links, { id, first, after });
      if (error) throw error;
    },
    cached(place, first) {
      const { kind, id, age: direction } = place,
        { all, byAge, links } = documents[kind];
      const after = cursors.get(place) ?? null,
        requestPolicy = "cache-only";
      if (direction) return pageOf(only(client.readQuery(byAge, { direction, first, after }, { requestPolicy })?.data));
      if (id === undefined) return pageOf(only(client.readQuery(all, { first, after }, { requestPolicy })?.data));
      const owner = only(client.readQuery(links, { id, first, after }, { requestPolicy })?.data);
      return pageOf(owner?.publications ?? owner?.articles);
    },
    mutations(kind) {
      const { create, add, remove, set, clear, delete: deleteOne, deleteMany } = documents[kind];
      return {
        create: (text, far) => mutate(create, { text, far }),
        add: (owner, far) => mutate(add, { owner, far }),
        remove: (owner, far) => mutate(remove, { owner, far }),
        set: (owner, far) => mutate(set, { owner, far }),
        clear: (owner) => mutate(clear, { owner }),
        delete: (id) => mutate(deleteOne, { id }),
        deleteMany: (ids) => mutate(deleteMany, { ids }),
      };
    },
  };
};
