import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { Edge, Kind, Links, Unlinked } from "./changes";
import type { Connection } from "./client";
import * as gql from "./gql/graphql";

/** The data of an operation with one field at the top. */
export type Answer<Payload> = { readonly [field: string]: Payload | null };

type Created = Links & { articleEdge?: Edge; publicationEdge?: Edge };
/** The operations on a kind: what was generated of them, as one type for both kinds. */
export interface Documents {
  all: TypedDocumentNode<Answer<Connection>, { first: number; after?: string | null }>;
  byAge: TypedDocumentNode<Answer<Connection>, { direction: "ASC" | "DESC"; first: number; after?: string | null }>;
  links: TypedDocumentNode<
    Answer<{ publications?: Connection; articles?: Connection }>,
    { id: string; first: number; after?: string | null }
  >;
  create: TypedDocumentNode<Answer<Created>, { text: string; far: string[] }>;
  add: TypedDocumentNode<Answer<Links>, { owner: string; far: string[] }>;
  remove: TypedDocumentNode<Answer<Links>, { owner: string; far: string[] }>;
  set: TypedDocumentNode<Answer<Links>, { owner: string; far: string[] }>;
  clear: TypedDocumentNode<Answer<Links>, { owner: string }>;
  delete: TypedDocumentNode<Answer<Unlinked & { deletedId: string }>, { id: string }>;
  deleteMany: TypedDocumentNode<Answer<Unlinked & { deletedIds: readonly string[] | null }>, { ids: string[] }>;
}

export const documents: Record<Kind, Documents> = {
  Article: {
    all: gql.ArticlesDocument,
    byAge: gql.ArticlesByAgeDocument,
    links: gql.ArticlePublicationsDocument,
    create: gql.CreateArticleDocument,
    add: gql.AddPublicationsDocument,
    remove: gql.RemovePublicationsDocument,
    set: gql.SetPublicationsDocument,
    clear: gql.ClearPublicationsDocument,
    delete: gql.DeleteArticleDocument,
    deleteMany: gql.DeleteArticlesDocument,
  },
  Publication: {
    all: gql.PublicationsDocument,
    byAge: gql.PublicationsByAgeDocument,
    links: gql.PublicationArticlesDocument,
    create: gql.CreatePublicationDocument,
    add: gql.AddArticlesDocument,
    remove: gql.RemoveArticlesDocument,
    set: gql.SetArticlesDocument,
    clear: gql.ClearArticlesDocument,
    delete: gql.DeletePublicationDocument,
    deleteMany: gql.DeletePublicationsDocument,
  },
};

/** What stands in an answer's only field. */
export function only<Payload>(answer: Answer<Payload> | null | undefined): Payload | undefined {
  return Object.entries(answer ?? {}).find(([name]) => name !== "__typename")?.[1] ?? undefined;
}
