// The arguments of a field, coerced from its document and the request's variables as GraphQL says.
import assert from 'node:assert/strict';
import {
  getArgumentValues, isInputObjectType, isListType, isNonNullType, Kind, valueFromAST,
} from 'graphql';

/**
 * readArguments reads the arguments that are given to a field, and the defaults of others. A null where there must be
 * none, which a variable that has a default lets in, is a problem. In a filter, a variable without a value is a null.
 */
export function readArguments(definition, node, variables, problems) {
  const values = {};
  let misplaced = false;
  const nullAt = (at) => {
    misplaced = true;
    problems.add('INVALID_INPUT', at);
  };
  for (const argument of definition.args) {
    const written = node.arguments.find((given) => given.name.value === argument.name)?.value;
    const inFilter = argument.name === 'where';
    const value = coerce(written, argument.type, argument.name, { variables, inFilter, nullAt, top: true });
    if (value !== undefined) values[argument.name] = value;
    else if (argument.defaultValue !== undefined) values[argument.name] = argument.defaultValue;
  }
  agree(definition, node, variables, values, misplaced);
  return values;
}

/** coerce reads a value, or returns undefined where none is given. */
function coerce(written, type, at, context) {
  const { variables, inFilter, nullAt, top } = context;
  const below = { ...context, top: false };
  if (written === undefined) return undefined;
  if (written.kind === Kind.VARIABLE) {
    const value = variables[written.name.value];
    if (value === undefined) return inFilter && !top ? null : undefined;
    if (value === null && isNonNullType(type)) nullAt(at);
    return value;
  }
  if (written.kind === Kind.NULL) return null;
  if (isNonNullType(type)) return coerce(written, type.ofType, at, context);
  if (isListType(type)) {
    const members = written.kind === Kind.LIST ? written.values : [written];
    return members.map((member, i) => coerce(member, type.ofType, `${at}[${i}]`, below));
  }
  if (!isInputObjectType(type)) return valueFromAST(written, type);
  const object = {};
  for (const field of Object.values(type.getFields())) {
    const given = written.fields.find((member) => member.name.value === field.name)?.value;
    const value = coerce(given, field.type, `${at}.${field.name}`, below);
    if (value !== undefined) object[field.name] = value;
    else if (field.defaultValue !== undefined) object[field.name] = field.defaultValue;
  }
  return object;
}

/** agree holds what was read to what graphql-js reads, which knows no filters and tells no places. */
function agree(definition, node, variables, values, misplaced) {
  let expected;
  try {
    expected = getArgumentValues(definition, node, variables);
  } catch {
    assert(misplaced, `graphql-js refuses arguments of ${definition.name}`);
    return;
  }
  assert(!misplaced, `graphql-js takes the arguments of ${definition.name}`);
  const comparable = ({ where, ...others }) => structuredClone(others);
  assert.deepEqual(comparable(values), comparable(expected));
}
