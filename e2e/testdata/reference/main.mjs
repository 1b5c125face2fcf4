// Answers GraphQL requests as the server should: as graphql-js does, on data in memory. Reads a request a line, as JSON,
// and writes a line for each:
//
//	{"verdict": "parse", "validation", "operation", "variables" or "executed",
//	 "variables": the names of those that were refused,
//	 "data": …, "errors": [{"path": […], "code": …, "arguments": […], "ids": […]}]}
//
// Where several arguments are wrong in the same way, "arguments" has them all, of which an answer may name any.
//
//	node main.mjs schema.graphqls [gaps]
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  execute, getOperationAST, getVariableValues, isExecutableDefinitionNode, Kind, parse, validate, visit,
} from 'graphql';
import { resolver } from './resolvers.mjs';
import { schemas } from './schemas.mjs';
import { Store } from './store.mjs';

const [, , schemaFile, gaps] = process.argv;
const { whole, executed, lenient } = schemas(readFileSync(schemaFile, 'utf8'));
const store = new Store({ gaps: gaps === 'gaps' });
const fieldResolver = resolver(whole);

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  console.log(JSON.stringify(answer(JSON.parse(line))));
}

function answer({ query, variables, operationName }) {
  let document;
  try {
    document = parse(query);
    assert(document.definitions.every(isExecutableDefinitionNode), 'a document to execute defines no types');
  } catch (error) {
    return { verdict: 'parse', message: error.message };
  }
  const faults = validate(whole, document);
  if (faults.length > 0) return { verdict: 'validation', message: faults[0].message };
  const operation = getOperationAST(document, operationName);
  if (!operation) return { verdict: 'operation' };
  const { errors, coerced } = getVariableValues(whole, operation.variableDefinitions, variables ?? {});
  const refused = errors
    ? errors.map((error) => /"\$(\w+)"/.exec(error.message)[1])
    : conditions(document).filter((name) => coerced[name] === null);
  if (refused.length > 0) return { verdict: 'variables', variables: refused, message: errors?.[0].message };
  const run = (schema, contextValue) => execute({
    schema, document, contextValue, operationName, variableValues: variables, fieldResolver,
    rootValue: {}, typeResolver: ({ kind }) => kind,
  });
  const told = (run(lenient, store.copy()).errors ?? []).map(tell);
  return { verdict: 'executed', data: run(executed, store).data, errors: told };
}

/**
 * conditions are the variables that decide about @skip and @include. Null is none of their values, whatever their defaults
 * let in. graphql-js finds that out where it meets the directive; the server answers no request whose fields it cannot know.
 */
function conditions(document) {
  const names = [];
  visit(document, {
    Directive({ arguments: [condition] }) {
      if (condition.value.kind === Kind.VARIABLE) names.push(condition.value.name.value);
    },
  });
  return names;
}

/** tell says what an answer must tell of an error. */
function tell(error) {
  const { code, arguments: places = [], ids = [] } = error.extensions;
  if (!code) throw error.originalError ?? error;
  return { path: error.path, code, arguments: places, ids };
}
