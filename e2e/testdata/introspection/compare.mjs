// Asks a server for its schema by introspection and as a file, and fails where the two are not one.
import { equal } from 'node:assert/strict';
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';

const url = process.argv[2];
const query = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true });
const asked = await fetch(`${url}/graphql`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ query }),
});
const file = await fetch(`${url}/schema.graphqls`);
const print = (schema) => printSchema(lexicographicSortSchema(schema));
equal(print(buildClientSchema((await asked.json()).data)), print(buildSchema(await file.text())));
