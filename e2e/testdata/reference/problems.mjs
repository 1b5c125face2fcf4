// What is wrong with a field's arguments, or with what they name.
import { GraphQLError } from 'graphql';

const ranks = ['INVALID_ID', 'WRONG_TYPE', 'INVALID_INPUT'];

/** Problems keeps what is wrong with a field's arguments. */
export class Problems {
  #all = [];

  add(code, argument) {
    this.#all.push({ code, argument });
  }

  /** check throws where anything is wrong: with the code that comes first, and every argument that has it. */
  check() {
    const code = ranks.find((rank) => this.#all.some((problem) => problem.code === rank));
    if (code === undefined) return;
    const places = this.#all.filter((problem) => problem.code === code).map((problem) => problem.argument);
    throw new GraphQLError(`${code} at ${places}`, { extensions: { code, arguments: [...new Set(places)] } });
  }
}

/** checkFound throws where anything is missing. */
export function checkFound(missing) {
  if (missing.length === 0) return;
  const ids = [...new Set(missing)].sort();
  throw new GraphQLError(`missing: ${ids}`, { extensions: { code: 'NOT_FOUND', ids } });
}
