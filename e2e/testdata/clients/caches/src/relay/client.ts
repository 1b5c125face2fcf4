import {
  Environment,
  type GraphQLResponse,
  type GraphQLTaggedNode,
  type MutationParameters,
  Network,
  type RecordSourceSelectorProxy,
  ConnectionHandler,
  ROOT_ID,
  RecordSource,
  Store,
  commitLocalUpdate,
  commitMutation,
  createOperationDescriptor,
  fetchQuery,
  getRequest,
} from "relay-runtime";
import { type Kind, kinds } from "../changes";
import { type Connection, type MakeClient, type Mutations, type Place, pageOf } from "../client";
import { type Answer, only } from "../documents";
import type { operationsCreateArticleMutation as CreateArticle } from "./__generated__/operationsCreateArticleMutation.graphql";
import type { operationsAddPublicationsMutation as AddPublications } from "./__generated__/operationsAddPublicationsMutation.graphql";
import type { operationsRemovePublicationsMutation as RemovePublications } from "./__generated__/operationsRemovePublicationsMutation.graphql";
import type { operationsSetPublicationsMutation as SetPublications } from "./__generated__/operationsSetPublicationsMutation.graphql";
import type { operationsClearPublicationsMutation as ClearPublications } from "./__generated__/operationsClearPublicationsMutation.graphql";
import type { operationsDeleteArticleMutation as DeleteArticle } from "./__generated__/operationsDeleteArticleMutation.graphql";
import type { operationsDeleteArticlesMutation as DeleteArticles } from "./__generated__/operationsDeleteArticlesMutation.graphql";
import type { operationsCreatePublicationMutation as CreatePublication } from "./__generated__/operationsCreatePublicationMutation.graphql";
import type { operationsAddArticlesMutation as AddArticles } from "./__generated__/operationsAddArticlesMutation.graphql";
import type { operationsRemoveArticlesMutation as RemoveArticles } from "./__generated__/operationsRemoveArticlesMutation.graphql";
import type { operationsSetArticlesMutation as SetArticles } from "./__generated__/operationsSetArticlesMutation.graphql";
import type { operationsClearArticlesMutation as ClearArticles } from "./__generated__/operationsClearArticlesMutation.graphql";
import type { operationsDeletePublicationMutation as DeletePublication } from "./__generated__/operationsDeletePublicationMutation.graphql";
import type { operationsDeletePublicationsMutation as DeletePublications } from "./__generated__/operationsDeletePublicationsMutation.graphql";
import * as operations from "./operations";
import { updateCreated, updateDeleted, updateLinks } from "./updaters";

const lists = {
  Article: { all: operations.allArticles, byAge: operations.articlesByAge, links: operations.articlePublications },
  Publication: {
    all: operations.allPublications,
    byAge: operations.publicationsByAge,
    links: operations.publicationArticles,
  },
};

/** The connections that hold a kind's objects by age, the newest first and the oldest first. */
function byAge(kind: Kind): [newest: string, oldest: string] {
  const id = (direction: string) =>
    ConnectionHandler.getConnectionID(ROOT_ID, `ByAge_${kinds[kind].all}`, { orderBy: { field: "ID", direction } });
  return [id("DESC"), id("ASC")];
}

export const relay: MakeClient = (url, fetch) => {
  const environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text: query }, variables) => {
      const body = JSON.stringify({ query, variables });
      const response = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body });
      return (await response.json()) as GraphQLResponse;
    }),
  });

  function listOf({ kind, id, age: direction }: Place, first: number) {
    const query = direction ? lists[kind].byAge : id === undefined ? lists[kind].all : lists[kind].links;
    const variables = { id, direction, first };
    return { query, variables, operation: createOperationDescriptor(getRequest(query), variables) };
  }

  /** The lists by age that a new object is the first or the last of. A list that was not read to its end has no last yet. */
  function endsByAge(kind: Kind): { newest: string[]; oldest: string[] } {
    const [newest, oldest] = byAge(kind);
    let complete = false;
    commitLocalUpdate(environment, (store) => {
      complete = store.get(oldest)?.getLinkedRecord("pageInfo")?.getValue("hasNextPage") === false;
    });
    return { newest: [newest], oldest: complete ? [oldest] : [] };
  }

  function mutate<Operation extends MutationParameters>(
    mutation: GraphQLTaggedNode,
    variables: Operation["variables"],
    updater: (store: RecordSourceSelectorProxy) => void,
  ): Promise<unknown> {
    return new Promise((onCompleted, onError) => {
      commitMutation<MutationParameters>(environment, { mutation, variables, updater, onCompleted, onError });
    });
  }

  const mutations: Record<Kind, Mutations> = {
    Article: {
      create: (text, far) =>
        mutate<CreateArticle>(operations.createArticle, { text, far, ...endsByAge("Article") }, (store) =>
          updateCreated(store, "createArticle", "Article"),
        ),
      add: (owner, far) =>
        mutate<AddPublications>(operations.addPublications, { owner, far }, (store) =>
          updateLinks(store, "addPublications", "Article", owner),
        ),
      remove: (owner, far) =>
        mutate<RemovePublications>(operations.removePublications, { owner, far }, (store) =>
          updateLinks(store, "removePublications", "Article", owner),
        ),
      set: (owner, far) =>
        mutate<SetPublications>(operations.setPublications, { owner, far }, (store) =>
          updateLinks(store, "setPublications", "Article", owner),
        ),
      clear: (owner) =>
        mutate<ClearPublications>(operations.clearPublications, { owner }, (store) =>
          updateLinks(store, "clearPublications", "Article", owner),
        ),
      delete: (id) =>
        mutate<DeleteArticle>(operations.deleteArticle, { id, byAge: byAge("Article") }, (store) =>
          updateDeleted(store, "deleteArticle", "Article"),
        ),
      deleteMany: (ids) =>
        mutate<DeleteArticles>(operations.deleteArticles, { ids, byAge: byAge("Article") }, (store) =>
          updateDeleted(store, "deleteArticles", "Article"),
        ),
    },
    Publication: {
      create: (text, far) =>
        mutate<CreatePublication>(operations.createPublication, { text, far, ...endsByAge("Publication") }, (store) =>
          updateCreated(store, "createPublication", "Publication"),
        ),
      add: (owner, far) =>
        mutate<AddArticles>(operations.addArticles, { owner, far }, (store) =>
          updateLinks(store, "addArticles", "Publication", owner),
        ),
      remove: (owner, far) =>
        mutate<RemoveArticles>(operations.removeArticles, { owner, far }, (store) =>
          updateLinks(store, "removeArticles", "Publication", owner),
        ),
      set: (owner, far) =>
        mutate<SetArticles>(operations.setArticles, { owner, far }, (store) =>
          updateLinks(store, "setArticles", "Publication", owner),
        ),
      clear: (owner) =>
        mutate<ClearArticles>(operations.clearArticles, { owner }, (store) =>
          updateLinks(store, "clearArticles", "Publication", owner),
        ),
      delete: (id) =>
        mutate<DeletePublication>(operations.deletePublication, { id, byAge: byAge("Publication") }, (store) =>
          updateDeleted(store, "deletePublication", "Publication"),
        ),
      deleteMany: (ids) =>
        mutate<DeletePublications>(operations.deletePublications, { ids, byAge: byAge("Publication") }, (store) =>
          updateDeleted(store, "deletePublications", "Publication"),
        ),
    },
  };

  return {
    async read(place, first, after) {
      const { query, variables, operation } = listOf(place, first);
      if (after === null) environment.retain(operation);
      await fetchQuery(environment, query, { ...variables, after }).toPromise();
    },
    cached(place, first) {
      const { operation } = listOf(place, first);
      if (environment.check(operation).status !== "available") return undefined;
      const data = environment.lookup(operation.fragment).data as unknown;
      if (place.id === undefined) return pageOf(only(data as Answer<Connection>));
      const owner = only(data as Answer<{ publications?: Connection; articles?: Connection }>);
      return pageOf(owner?.publications ?? owner?.articles);
    },
    mutations: (kind) => mutations[kind],
  };
};
