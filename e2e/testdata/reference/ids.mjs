// Global IDs, such as Article:1. Numbers are BigInt, because they run to 2^63 − 1.

const most = 2n ** 63n - 1n;

/** number reads a number as IDs and cursors have it, or returns undefined. */
export function number(text) {
  if (!/^[1-9][0-9]*$/.test(text) || BigInt(text) > most) return undefined;
  return BigInt(text);
}

/** parse reads a global ID of any kind, or returns undefined. */
export function parse(id) {
  const found = /^(Article|Publication):(.*)$/s.exec(id);
  const read = found && number(found[2]);
  return read === null || read === undefined ? undefined : { kind: found[1], number: read };
}

/** write is the global ID of an object. */
export const write = (kind, number) => `${kind}:${number}`;

/** readID reads an argument that must be the ID of an object of a kind. */
export function readID(id, kind, at, problems) {
  const read = parse(id);
  if (read === undefined) problems.add('INVALID_ID', at);
  else if (read.kind !== kind) problems.add('WRONG_TYPE', at);
  else return read.number;
  return undefined;
}

/** readIDs reads an argument that must be a list of IDs of objects of a kind. */
export const readIDs = (ids, kind, at, problems) => ids.map((id, i) => readID(id, kind, `${at}[${i}]`, problems));
