// The schema as graphql-js has it, and two forms of it to execute requests on.
import { buildASTSchema, Kind, parse, visit } from 'graphql';

/**
 * schemas reads an SDL: `whole` is the schema, against which requests are validated. `executed` has no arguments on its
 * fields, because the resolvers read theirs themselves: only the document says which variables were left out. `lenient`
 * besides has no field that must not be null, so that the error of each field comes to light, where otherwise the first
 * one stands for all that share a parent.
 */
export function schemas(sdl) {
  const written = parse(sdl);
  const without = (change) => buildASTSchema(visit(written, { FieldDefinition: change }));
  return {
    whole: buildASTSchema(written),
    executed: without((field) => ({ ...field, arguments: [] })),
    lenient: without((field) => ({ ...field, arguments: [], type: nullable(field.type) })),
  };
}

function nullable(type) {
  switch (type.kind) {
    case Kind.NON_NULL_TYPE:
      return nullable(type.type);
    case Kind.LIST_TYPE:
      return { ...type, type: nullable(type.type) };
    default:
      return type;
  }
}
