// The data: articles, publications, and the links between them.
import { write } from './ids.mjs';
import { compare } from './text.mjs';

/** kinds says of each kind what differs from the other. */
export const kinds = {
  Article: { text: 'headline', most: 100, far: 'Publication', side: 'publications', singular: 'article' },
  Publication: { text: 'title', most: 30, far: 'Article', side: 'articles', singular: 'publication' },
};

/** Store holds objects and links. Where `gaps` is set, a number is used up by an object that was never made, too. */
export class Store {
  #texts = { Article: new Map(), Publication: new Map() };
  #last = { Article: 0n, Publication: 0n };
  #links = new Map(); // by an article's and a publication's number, both of them

  constructor({ gaps }) {
    this.gaps = gaps;
  }

  /** copy is a store that holds the same. */
  copy() {
    const copy = new Store(this);
    for (const kind of Object.keys(kinds)) copy.#texts[kind] = new Map(this.#texts[kind]);
    copy.#last = { ...this.#last };
    copy.#links = new Map(this.#links);
    return copy;
  }

  has(kind, number) {
    return this.#texts[kind].has(number);
  }

  /** get is an object, or null. */
  get(kind, number) {
    if (!this.has(kind, number)) return null;
    const text = this.#texts[kind].get(number);
    return { kind, number, text, id: write(kind, number), [kinds[kind].text]: text };
  }

  all(kind) {
    return [...this.#texts[kind].keys()].map((number) => this.get(kind, number));
  }

  /** linked are the objects at the other end of an object's links, in the default order. */
  linked(kind, number) {
    const far = kinds[kind].far;
    const ends = [...this.#links.values()].filter((link) => link[kind] === number).map((link) => link[far]);
    return inOrder(ends.map((end) => this.get(far, end)));
  }

  create(kind, text) {
    this.#last[kind] += 1n;
    this.#texts[kind].set(this.#last[kind], text);
    return this.#last[kind];
  }

  /** skip uses up a number, as a creation does that fails after it began. */
  skip(kind) {
    if (this.gaps) this.#last[kind] += 1n;
  }

  update(kind, number, text) {
    this.#texts[kind].set(number, text);
  }

  link(kind, near, far) {
    const link = { [kind]: near, [kinds[kind].far]: far };
    this.#links.set(`${link.Article} ${link.Publication}`, link);
  }

  unlink(kind, near, far) {
    const link = { [kind]: near, [kinds[kind].far]: far };
    this.#links.delete(`${link.Article} ${link.Publication}`);
  }

  /** delete deletes an object with its links, and returns how many these were. */
  delete(kind, number) {
    const linked = this.linked(kind, number);
    for (const far of linked) this.unlink(kind, number, far.number);
    this.#texts[kind].delete(number);
    return linked.length;
  }
}

function inOrder(objects) {
  return objects.sort((a, b) => compare(a.text, b.text) || (a.number < b.number ? -1 : 1));
}
