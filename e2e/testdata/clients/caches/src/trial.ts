import assert from "node:assert/strict";
import type { Client, MakeClient, Page, Place } from "./client";
import { fresh } from "./server";

/** A client under test, what it read, and what the server says. */
export class Trial {
  private requests = 0;
  private readonly client: Client;
  readonly counts = { changes: 0, kept: 0, dropped: 0 };

  constructor(
    make: MakeClient,
    private readonly url: string,
    private readonly size: number,
    private places: readonly Place[],
  ) {
    this.client = make(url, (...args) => {
      this.requests++;
      return fetch(...args);
    });
  }

  /** Reads two pages of every list, where there are so many. */
  async load(): Promise<void> {
    for (const place of this.places) {
      await this.client.read(place, this.size, null);
      await this.more(place);
    }
    await this.check("reading two pages", () => undefined);
  }

  /** Reads the page that follows what the cache has. */
  private async more(place: Place): Promise<Page> {
    const had = this.cached(place);
    if (!had?.hasNextPage) return had ?? assert.fail(`${JSON.stringify(place)} is not there after it was read`);
    await this.client.read(place, this.size, had.endCursor);
    const page =
      this.cached(place) ?? assert.fail(`${JSON.stringify(place)} is not there after its next page was read`);
    assert(
      page.rows.length > had.rows.length,
      `the next page of ${JSON.stringify(place)} brings nothing: ${JSON.stringify([had, page])}`,
    );
    return page;
  }

  private cached(place: Place): Page | undefined {
    return this.client.cached(place, this.size);
  }

  /** Changes something, and requires that all lists in the cache are then what the server has. */
  async change(what: string, mutate: (client: Client) => Promise<unknown>): Promise<void> {
    const had = new Map(this.places.map((place) => [place, this.cached(place)]));
    const before = this.requests;
    await mutate(this.client);
    await this.check(what, (place) => had.get(place));
    assert.equal(this.requests, before + 1, `${what}: requests`);
    this.counts.changes++;
    for (const place of this.places) {
      if (this.cached(place)) continue;
      this.counts.dropped++;
      await this.client.read(place, this.size, null);
      await this.more(place);
    }
  }

  /** Compares all lists with the server's, given what the cache had of them before. */
  private async check(what: string, had: (place: Place) => Page | undefined): Promise<void> {
    const truth = await fresh(this.url, this.places);
    this.places = this.places.filter((place, i) => {
      const page = this.cached(place),
        whole = truth[i],
        before = had(place),
        told = `${what}: ${JSON.stringify(place)}`;
      if (!whole) {
        assert.equal(page, undefined, `${told} is there, and its owner is not`);
        return false;
      }
      if (!page) {
        const end = before?.rows.at(-1)?.id,
          endIsGone = !whole.rows.some(({ id }) => id === end);
        assert(
          place.age || (before?.hasNextPage && (endIsGone || what.endsWith("many"))),
          `${told} has to be read again`,
        );
        return true;
      }
      this.counts.kept++;
      const rows = before?.hasNextPage === false ? whole.rows : whole.rows.slice(0, page.rows.length);
      if (place.age) {
        // Relay's directives keep rows right, not what is beside them
        assert.deepEqual(
          page.rows.map(({ id }) => id),
          rows.map(({ id }) => id),
          told,
        );
        return true;
      }
      assert.deepEqual(page.rows, rows, told);
      assert.equal(page.totalCount, whole.totalCount, told);
      assert.equal(page.hasNextPage, rows.length < whole.rows.length, told);
      assert.equal(page.endCursor, rows.at(-1)?.cursor ?? null, told);
      const lost = before?.rows.filter(
        ({ id }) => whole.rows.some((row) => row.id === id) && !page.rows.some((row) => row.id === id),
      );
      assert.deepEqual(lost ?? [], [], `${told} lost rows`);
      return true;
    });
  }

  /** Reads all lists to their ends, which proves that each goes on where it should. */
  async finish(): Promise<void> {
    for (const place of this.places) while ((await this.more(place)).hasNextPage);
    await this.check("reading to the end", (place) => this.cached(place));
  }
}
