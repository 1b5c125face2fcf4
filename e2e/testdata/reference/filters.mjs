// Filters: which are refused, and which objects they let through.
import { readID, readIDs } from './ids.mjs';
import { kinds } from './store.mjs';
import { comparable, compare, fold } from './text.mjs';

const comparisons = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
};

const parts = {
  contains: (text, part) => text.includes(part),
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
};

/**
 * FilterReader reads one filter. A null counts as not given, unless all that is given is null. A closed filter, such as
 * a delete's, may hold none at all, nor any branch that holds without a condition.
 */
export class FilterReader {
  #store;
  #problems;
  #closed;
  #conditions = 0;

  constructor(store, problems, { closed }) {
    this.#store = store;
    this.#problems = problems;
    this.#closed = closed;
  }

  /** read returns what holds of the objects of a kind that fulfil a filter. */
  read(kind, filter, at = 'where') {
    return this.#object(kind, filter, at, this.#closed ? 'closed' : 'open');
  }

  /**
   * A filter that stands as `open` may be empty. One that is a `member` may not, and a `closed` one must hold a
   * condition, where the whole filter is closed.
   */
  #object(kind, filter, at, stands) {
    const { text, side, far } = kinds[kind];
    const before = this.#conditions;
    const given = this.#given(filter, at);
    if (stands !== 'open' && Object.keys(filter).length === 0) this.#refuse(at);
    const member = (value, at) => this.#object(kind, value, at, 'member');
    const branch = this.#closed ? 'closed' : 'member';
    const holds = Object.entries(given).map(([name, value]) => {
      const place = `${at}.${name}`;
      switch (name) {
        case 'and':
          return every(value.map((filter, i) => member(filter, `${place}[${i}]`)));
        case 'or':
          return some(value.map((filter, i) => this.#object(kind, filter, `${place}[${i}]`, branch)));
        case 'not':
          return not(this.#object(kind, value, place, branch));
        case 'id':
          return this.#id(kind, value, place);
        case text:
          return this.#text(value, place);
        case side:
          return this.#relation(kind, far, value, place);
        default:
          throw new Error(`no field ${name}`);
      }
    });
    if (this.#closed && stands === 'closed' && this.#conditions === before) this.#refuse(at);
    return every(holds);
  }

  /** What is given that is not null. */
  #given(object, at) {
    const all = Object.entries(object);
    const given = all.filter(([, value]) => value !== null);
    if (all.length > 0 && given.length === 0) this.#refuse(at);
    if (this.#closed) {
      for (const [name, value] of all) if (value === null) this.#refuse(`${at}.${name}`);
    }
    return Object.fromEntries(given);
  }

  #refuse(at) {
    this.#problems.add('INVALID_INPUT', at);
  }

  /** The operators that are given, of which there must be one. */
  #operators(object, at) {
    const { ignoreCase, ...operators } = this.#given(object, at);
    if (Object.keys(operators).length === 0) this.#refuse(at);
    this.#conditions += Object.keys(operators).length;
    return Object.entries(operators);
  }

  #id(kind, object, at) {
    return every(this.#operators(object, at).map(([operator, value]) => {
      const place = `${at}.${operator}`;
      const numbers = Array.isArray(value)
        ? readIDs(value, kind, place, this.#problems)
        : [readID(value, kind, place, this.#problems)];
      const among = ({ number }) => numbers.includes(number);
      return operator === 'ne' || operator === 'notIn' ? not(among) : among;
    }));
  }

  #text(object, at) {
    const folded = object.ignoreCase === true ? fold : (text) => text;
    return every(this.#operators(object, at).map(([operator, value]) => {
      const values = [value].flat();
      values.forEach((text, i) => {
        if (!comparable(text)) this.#refuse(Array.isArray(value) ? `${at}.${operator}[${i}]` : `${at}.${operator}`);
      });
      const compared = values.map(folded);
      if (operator in parts) return ({ text }) => parts[operator](folded(text), compared[0]);
      if (operator in comparisons) return ({ text }) => comparisons[operator](compare(folded(text), compared[0]));
      const among = ({ text }) => compared.includes(folded(text));
      return operator === 'notIn' ? not(among) : among;
    }));
  }

  #relation(kind, far, object, at) {
    return every(this.#operators(object, at).map(([operator, value]) => {
      const place = `${at}.${operator}`;
      const linked = ({ number }) => this.#store.linked(kind, number);
      if (operator === 'count') {
        this.#conditions -= 1; // what it holds counts
        return this.#count(linked, value, place);
      }
      const closed = this.#closed && operator !== 'none';
      const holds = this.#object(far, value, place, closed ? 'closed' : 'open');
      switch (operator) {
        case 'some':
          return (near) => linked(near).some(holds);
        case 'every':
          return (near) => linked(near).every(holds);
        default:
          return (near) => !linked(near).some(holds);
      }
    }));
  }

  #count(linked, object, at) {
    return every(this.#operators(object, at).map(([operator, value]) =>
      (near) => comparisons[operator](linked(near).length - value)));
  }
}

const every = (all) => (object) => all.every((holds) => holds(object));
const some = (all) => (object) => all.some((holds) => holds(object));
const not = (holds) => (object) => !holds(object);
