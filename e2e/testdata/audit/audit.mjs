// Asks a server everything that the reference suite of GraphQL over HTTP asks, and prints a line for each answer.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2], fetchFn: fetch });
for (const { status, id, name, reason } of results) {
  console.log(JSON.stringify({ status, id, name, reason }));
}
