import type { Edge, Kind } from "./changes";

/** A list: of one object's links in the default order, or of all objects of a kind, in that order or by age. */
export interface Place {
  readonly kind: Kind;
  readonly id?: string;
  readonly age?: "ASC" | "DESC";
}

/** A list as a client, or the server, has it. */
export interface Page {
  readonly rows: readonly { readonly id: string; readonly text: string; readonly cursor: string }[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly totalCount?: number | undefined;
}

/** What can be done to objects of a kind. */
export interface Mutations {
  create(text: string, far: string[]): Promise<unknown>;
  add(owner: string, far: string[]): Promise<unknown>;
  remove(owner: string, far: string[]): Promise<unknown>;
  set(owner: string, far: string[]): Promise<unknown>;
  clear(owner: string): Promise<unknown>;
  delete(id: string): Promise<unknown>;
  deleteMany(ids: string[]): Promise<unknown>;
}

/** A client with a cache, which its mutations change. */
export interface Client {
  /** Reads a page of a list, the first or that after a cursor, and joins it with those before. */
  read(place: Place, first: number, after: string | null): Promise<unknown>;
  /** The list as the cache alone has it; undefined where it has to be read. The first page was of that size. */
  cached(place: Place, first: number): Page | undefined;
  /** What changes objects of a kind. */
  mutations(kind: Kind): Mutations;
}

/** Makes a client of the server at a URL. */
export type MakeClient = (url: string, fetch: typeof globalThis.fetch) => Client;

/** A connection as operations select it. */
export interface Connection {
  readonly edges: readonly Edge[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly totalCount?: number;
}

/** The page that a connection is. */
export function pageOf(connection: Connection | undefined): Page | undefined {
  if (!connection) return undefined;
  const { edges, pageInfo, totalCount } = connection;
  return {
    rows: edges.map(({ cursor, node }) => ({
      id: node.id,
      text: "title" in node ? node.title : node.headline,
      cursor,
    })),
    hasNextPage: pageInfo.hasNextPage,
    endCursor: pageInfo.endCursor || null, // Apollo has an empty text for none
    totalCount,
  };
}
