import { apollo } from "./apollo/client";
import { type Kind, kinds } from "./changes";
import type { MakeClient, Mutations, Place } from "./client";
import { clearMany, fillMany } from "./many";
import { relay } from "./relay/client";
import { fill } from "./server";
import { Trial } from "./trial";
import { urql } from "./urql/client";

const [url = ""] = process.argv.slice(2);

/** Texts whose order is easily got wrong: twins, one that begins another, and code points beyond 16 bits. */
const texts = [
  "Twins",
  "a",
  "Ab",
  "A",
  "\u{1F98E} Lizard",
  "\uFF5E Tilde",
  "Twins",
  "Zoo",
  "\u{1F98E}",
  "Twins",
  "Maps",
];

/** Changes both sides in all ways, with two pages of that size in the cache of every list, and counts what came of it. */
async function run(name: string, make: MakeClient, size: number): Promise<Trial["counts"]> {
  const ids = await fill(url, texts);
  const both = Object.keys(kinds) as Kind[];
  const places = both.flatMap((kind): Place[] => [
    { kind },
    { kind, age: "DESC" },
    { kind, age: "ASC" },
    ...ids[kind].map((id) => ({ kind, id })),
  ]);
  const trial = new Trial(make, url, size, places);
  await trial.load();
  for (const kind of both) {
    const far = ids[kinds[kind].far],
      own = ids[kind];
    const change = (what: string, mutate: (mutations: Mutations) => Promise<unknown>) =>
      trial.change(`${name}, pages of ${size}, ${kind}: ${what}`, (client) => mutate(client.mutations(kind)));
    await change("remove", (to) => to.remove(own[0]!, [far[1]!, far[2]!, far[3]!, far[4]!]));
    await change("remove what the end of a page is", (to) => to.remove(own[1]!, far.slice(4)));
    await change("add", (to) => to.add(own[0]!, far.slice(0, 6)));
    await change("add what is there", (to) => to.add(own[0]!, far.slice(0, 6)));
    await change("add all", (to) => to.add(own[2]!, far));
    await change("set", (to) => to.set(own[3]!, [far[0]!, far[2]!, far[4]!, far[6]!]));
    await change("set none", (to) => to.set(own[4]!, []));
    await change("set all", (to) => to.set(own[4]!, far));
    await change("clear", (to) => to.clear(own[5]!));
    await change("clear what is empty", (to) => to.clear(own[5]!));
    await change("create", (to) => to.create("M", [far[0]!, far[5]!, far[6]!]));
    await change("create without links", (to) => to.create("Twins", []));
    await change("delete", (to) => to.delete(own[6]!));
    await change("delete many", (to) => to.deleteMany([own[7]!, own[8]!, own[9]!]));
    ids[kind] = [...own.slice(0, 6), own[10]!];
  }
  await trial.finish();
  return trial.counts;
}

async function main(): Promise<void> {
  const clients = { apollo, relay, urql };
  for (const [name, make] of Object.entries(clients)) {
    const [some, all] = [await run(name, make, 2), await run(name, make, 6)]; // of about eight rows
    console.log(
      `${name}: ${some.changes + all.changes} changes, after which ${some.kept + all.kept} lists are right` +
        ` and ${some.dropped + all.dropped} are read again`,
    );
  }
  const publications = await fillMany(url);
  for (const make of Object.values(clients)) await clearMany(url, make, publications);
}

void main();
