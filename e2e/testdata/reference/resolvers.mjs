// What each field of the schema does, on a store.
import { readArguments } from './arguments.mjs';
import { FilterReader } from './filters.mjs';
import { parse, readID, readIDs, write } from './ids.mjs';
import { connect, edge, readPage } from './pages.mjs';
import { checkFound, Problems } from './problems.mjs';
import { kinds } from './store.mjs';
import { storable } from './text.mjs';

/** resolver returns the resolver of every field of a schema. */
export function resolver(schema) {
  return (source, _, store, info) => {
    const { name } = info.parentType;
    const resolve = fields[name]?.[info.fieldName];
    if (!resolve) return source[info.fieldName];
    const problems = new Problems();
    const definition = schema.getType(name).getFields()[info.fieldName];
    const given = readArguments(definition, info.fieldNodes[0], info.variableValues, problems);
    problems.check();
    return resolve({ store, source, given, problems });
  };
}

const fields = {
  Query: {
    node({ store, given, problems }) {
      const read = parse(given.id);
      if (read === undefined) problems.add('INVALID_ID', 'id');
      problems.check();
      return store.get(read.kind, read.number);
    },
    nodes({ store, given }) {
      return given.ids.map((id, i) => {
        const problems = new Problems();
        const read = parse(id);
        if (read === undefined) problems.add('INVALID_ID', `ids[${i}]`);
        try {
          problems.check();
        } catch (error) {
          return error;
        }
        return store.get(read.kind, read.number);
      });
    },
  },
  Mutation: {},
};

/** Each kind's fields are the mirror of the other's. */
for (const [kind, { text, most, far, side, singular }] of Object.entries(kinds)) {
  const plural = kinds[far].side;
  const farIDs = `${kinds[far].singular}Ids`;
  const ownerID = `${singular}Id`;
  const unlinkedIDs = `unlinked${capital(kinds[far].singular)}Ids`;

  fields.Query[singular] = ({ store, given, problems }) => {
    const number = readID(given.id, kind, 'id', problems);
    problems.check();
    return store.get(kind, number);
  };
  fields.Query[plural] = ({ store, given, problems }) => {
    const holds = readWhere(store, kind, given.where, problems);
    const page = readPage(kind, given, problems);
    const some = given.distinct === false ? given.where?.[side]?.some : undefined;
    const matches = some && readWhere(store, far, some, new Problems());
    problems.check();
    const all = store.all(kind).filter(holds);
    if (!matches) return connect(all, page);
    const repeated = (object) => store.linked(kind, object.number).filter(matches)
      .map((linked) => ({ ...object, linked: linked.number }));
    return connect(all.flatMap(repeated), page);
  };
  fields[kind] = {
    [side]({ store, source, given, problems }) {
      const holds = readWhere(store, far, given.where, problems);
      const page = readPage(far, given, problems);
      problems.check();
      return connect(store.linked(kind, source.number).filter(holds), page);
    },
  };

  const readText = (input, problems) => {
    const value = input[text];
    if (typeof value === 'string' && !storable(value, most)) problems.add('INVALID_INPUT', `input.${text}`);
    return value;
  };
  const missingFrom = (store, kind, numbers) =>
    numbers.filter((number) => !store.has(kind, number)).map((number) => write(kind, number));

  const changing = {
    [`create${kind}`]({ store, given, problems }) {
      const input = given.input;
      const value = readText(input, problems);
      const links = readIDs(input[farIDs] ?? [], far, `input.${farIDs}`, problems);
      problems.check();
      const missing = missingFrom(store, far, links);
      if (missing.length > 0) store.skip(kind);
      checkFound(missing);
      const number = store.create(kind, value);
      for (const link of links) store.link(kind, number, link);
      const created = store.get(kind, number);
      return { [singular]: created, [`${singular}Edge`]: edge(created), ...edges(created, store.linked(kind, number)) };
    },
    [`update${kind}`]({ store, given, problems }) {
      const number = readID(given.id, kind, 'id', problems);
      const value = readText(given.input, problems);
      problems.check();
      checkFound(missingFrom(store, kind, [number]));
      if (typeof value === 'string') store.update(kind, number, value);
      return { [singular]: store.get(kind, number) };
    },
    [`delete${kind}`]({ store, given, problems }) {
      const number = readID(given.id, kind, 'id', problems);
      problems.check();
      checkFound(missingFrom(store, kind, [number]));
      const linked = store.linked(kind, number);
      return { deletedId: given.id, removedLinkCount: store.delete(kind, number), [unlinkedIDs]: ids(linked) };
    },
    [`delete${capital(plural)}`]({ store, given, problems }) {
      const holds = readWhere(store, kind, given.where, problems, { closed: true });
      problems.check();
      const found = store.all(kind).filter(holds);
      const linked = found.flatMap((object) => store.linked(kind, object.number));
      for (const object of found) store.delete(kind, object.number);
      return {
        deletedCount: found.length, deletedIds: ids(found), removedLinkCount: linked.length, [unlinkedIDs]: ids(linked),
      };
    },
    [`clear${capital(side)}`]({ store, given, problems }) {
      const number = readID(given[ownerID], kind, ownerID, problems);
      problems.check();
      checkFound(missingFrom(store, kind, [number]));
      const linked = store.linked(kind, number);
      for (const object of linked) store.unlink(kind, number, object.number);
      return { [singular]: store.get(kind, number), removedCount: linked.length, removedIds: ids(linked) };
    },
  };
  for (const verb of ['add', 'remove', 'set']) {
    changing[verb + capital(side)] = ({ store, given, problems }) => {
      const number = readID(given[ownerID], kind, ownerID, problems);
      const named = readIDs(given[farIDs], far, farIDs, problems);
      problems.check();
      const missing = verb === 'remove' ? [] : missingFrom(store, far, named);
      checkFound([...missingFrom(store, kind, [number]), ...missing]);
      const before = store.linked(kind, number);
      for (const far of named) {
        if (verb === 'remove') store.unlink(kind, number, far);
        else store.link(kind, number, far);
      }
      if (verb === 'set') {
        for (const far of before) if (!named.includes(far.number)) store.unlink(kind, number, far.number);
      }
      const after = store.linked(kind, number);
      const less = (all, others) => all.filter((object) => !others.some((other) => other.number === object.number));
      const owner = store.get(kind, number);
      const [added, removed] = [less(after, before), less(before, after)];
      return { [singular]: owner, added, removed, removedIds: removed.map(({ id }) => id), ...edges(owner, added) };
    };
  }
  Object.assign(fields.Mutation, changing);
}

/** edges are the places of objects that an owner was linked to, and the owner's place among the links of each. */
function edges(owner, added) {
  return { addedEdges: added.map(edge), inverseEdges: added.map(() => edge(owner)) };
}

/** ids are those of objects, each once, by number. */
function ids(objects) {
  const byNumber = new Map(objects.map(({ number, id }) => [number, id]));
  return [...byNumber.keys()].sort((a, b) => (a < b ? -1 : 1)).map((number) => byNumber.get(number));
}

function readWhere(store, kind, where, problems, { closed } = { closed: false }) {
  if (where === undefined || where === null) return () => true;
  return new FilterReader(store, problems, { closed }).read(kind, where);
}

function capital(name) {
  return name[0].toUpperCase() + name.slice(1);
}
