import { ApolloClient, type ApolloCache, HttpLink, type OperationVariables } from "@apollo/client";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type MakeClient, pageOf } from "../client";
import { documents, only } from "../documents";
import { makeCache, updateCreated, updateDeleted, updateLinks } from "./cache";

export const apollo: MakeClient = (uri, fetch) => {
  const client = new ApolloClient({ link: new HttpLink({ uri, fetch }), cache: makeCache() });

  async function mutate<Payload, Variables extends OperationVariables>(
    mutation: TypedDocumentNode<Record<string, Payload | null>, Variables>,
    variables: Variables,
    update: (cache: ApolloCache, payload: Payload) => void,
  ): Promise<void> {
    await client.mutate<Record<string, Payload | null>, OperationVariables>({
      mutation,
      variables,
      update(cache, { data }) {
        const payload = only(data);
        if (payload) update(cache, payload);
      },
    });
  }

  return {
    read({ kind, id, age: direction }, first, after) {
      const { all, byAge, links } = documents[kind],
        fetchPolicy = "network-only";
      if (direction) return client.query({ query: byAge, variables: { direction, first, after }, fetchPolicy });
      if (id === undefined) return client.query({ query: all, variables: { first, after }, fetchPolicy });
      return client.query({ query: links, variables: { id, first, after }, fetchPolicy });
    },
    cached({ kind, id, age: direction }, first) {
      const { all, byAge, links } = documents[kind];
      if (direction) return pageOf(only(client.readQuery({ query: byAge, variables: { direction, first } })));
      if (id === undefined) return pageOf(only(client.readQuery({ query: all, variables: { first } })));
      const owner = only(client.readQuery({ query: links, variables: { id, first } }));
      return pageOf(owner?.publications ?? owner?.articles);
    },
    mutations(kind) {
      const { create, add, remove, set, clear, delete: deleteOne, deleteMany } = documents[kind];
      return {
        create: (text, far) =>
          mutate(create, { text, far }, (cache, payload) => {
            const edge = payload.articleEdge ?? payload.publicationEdge;
            if (edge) updateCreated(cache, kind, edge, payload);
          }),
        add: (owner, far) => mutate(add, { owner, far }, (cache, payload) => updateLinks(cache, kind, owner, payload)),
        remove: (owner, far) =>
          mutate(remove, { owner, far }, (cache, payload) => updateLinks(cache, kind, owner, payload)),
        set: (owner, far) => mutate(set, { owner, far }, (cache, payload) => updateLinks(cache, kind, owner, payload)),
        clear: (owner) => mutate(clear, { owner }, (cache, payload) => updateLinks(cache, kind, owner, payload)),
        delete: (id) =>
          mutate(deleteOne, { id }, (cache, { deletedId, ...unlinked }) =>
            updateDeleted(cache, kind, [deletedId], unlinked),
          ),
        deleteMany: (ids) =>
          mutate(deleteMany, { ids }, (cache, { deletedIds, ...unlinked }) =>
            updateDeleted(cache, kind, deletedIds, unlinked),
          ),
      };
    },
  };
};
