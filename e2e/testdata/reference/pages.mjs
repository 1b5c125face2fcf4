// Keyset pages, and the cursors between them.
import { number } from './ids.mjs';
import { kinds } from './store.mjs';
import { compare } from './text.mjs';

const defaultPage = 50;
const maxPage = 1000;

/** readPage reads the arguments that say which page of the objects of a kind is asked for. */
export function readPage(kind, { orderBy, first, last, after, before }, problems) {
  const order = { kind, field: orderBy?.field === 'ID' ? 'ID' : kinds[kind].text, direction: orderBy?.direction };
  const page = { order };
  for (const [name, size] of Object.entries({ first, last })) {
    if (size < 0 || size > maxPage) problems.add('INVALID_INPUT', name);
  }
  for (const [name, text] of Object.entries({ after, before })) {
    if (typeof text !== 'string') continue;
    page[name] = readCursor(order, text);
    if (page[name] === undefined) problems.add('INVALID_INPUT', name);
  }
  const given = (value) => value !== undefined && value !== null;
  if (given(first) && given(last)) {
    problems.add('INVALID_INPUT', 'first');
    problems.add('INVALID_INPUT', 'last');
  }
  page.size = first ?? last ?? defaultPage;
  page.backward = given(last) || (!given(first) && given(before) && !given(after));
  return page;
}

/** connect shows a page of objects, which may be there several times, each with the number of another one. */
export function connect(objects, { order, size, backward, after, before }) {
  const rows = objects.sort((a, b) => compareRows(order, a, b));
  const follows = rows.filter((row) => !after || compareRows(order, row, after) > 0);
  const between = follows.filter((row) => !before || compareRows(order, row, before) < 0);
  const page = backward ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size);
  let begin; // how many rows lie before the page
  if (page.length > 0) begin = rows.indexOf(page[0]);
  else if (!backward) begin = rows.length - follows.length;
  else begin = rows.filter((row) => !before || compareRows(order, row, before) < 0).length;
  const edges = page.map((node) => ({ cursor: writeCursor(order, node), node }));
  return {
    nodes: page,
    edges,
    totalCount: rows.length,
    pageInfo: {
      hasNextPage: begin + page.length < rows.length,
      hasPreviousPage: begin > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** edge is an object's place among all by its text. */
export function edge(node) {
  return { cursor: writeCursor({ kind: node.kind, field: kinds[node.kind].text, direction: 'ASC' }, node), node };
}

/** compareRows compares two places. One without a linked object's number stands for all of an object's places. */
function compareRows({ field, direction }, a, b) {
  const ascending = (field === 'ID' ? 0 : compare(a.text, b.text)) || difference(a.number, b.number) ||
    (a.linked && b.linked ? difference(a.linked, b.linked) : 0);
  return direction === 'DESC' ? -ascending : ascending;
}

const difference = (a, b) => (a < b ? -1 : Number(a > b));

/** A cursor is text in base64: kind, field, direction, number, the linked object's number or nothing, the text. */
function writeCursor({ kind, field, direction }, { number, linked, text }) {
  const parts = [kind, field, direction, number, linked ?? '', field === 'ID' ? '' : text];
  return Buffer.from(parts.join(':')).toString('base64url');
}

function readCursor(order, cursor) {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor) return undefined;
  let plain;
  try {
    plain = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  const [kind, field, direction, of, linked, ...rest] = plain.split(':');
  const place = { number: number(of ?? ''), linked: linked ? number(linked) : undefined, text: rest.join(':') };
  const fits = kind === order.kind && field === order.field && direction === order.direction && rest.length > 0 &&
    place.number !== undefined && (linked === '' || place.linked !== undefined) &&
    (field !== 'ID' || place.text === '') && !plain.includes('\0');
  return fits ? place : undefined;
}
