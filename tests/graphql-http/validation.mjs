// Sends random documents to a running service, and compares what it refuses with what graphql-js refuses:
// node validation.mjs URL [COUNT] [SEED]
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildSchema, getNamedType, getNullableType, getOperationAST, getVariableValues, GraphQLError, isAbstractType, isInputObjectType,
  isListType, isNonNullType, Kind, parse, validate, visit,
} from 'graphql';
import { drawn } from './draw.mjs';

const [url, count = '5000', given] = process.argv.slice(2);
if (!url) {
  console.error('usage: node validation.mjs URL [COUNT] [SEED]');
  process.exit(2);
}
const seed = Number(given ?? Math.floor(Math.random() * 2 ** 31));
const file = fileURLToPath(new URL('../../schema.graphql', import.meta.url));
const schema = buildSchema(readFileSync(file, 'utf8'));

// The scalars of our own, as far as the drawn values go.
for (const [name, form] of [['DateTime', /^\d{4}-\d\d-\d\dT/], ['Date', /^\d{4}-\d\d-\d\d$/]]) {
  const scalar = schema.getType(name);
  if (!scalar) continue;
  scalar.parseValue = (value) => {
    if (typeof value !== 'string' || !form.test(value)) throw new GraphQLError(`${name}: ${value}`);
    return value;
  };
  scalar.parseLiteral = (node) => {
    if (node.kind !== Kind.STRING) throw new GraphQLError(name);
    return scalar.parseValue(node.value);
  };
}

/** What graphql-js finds wrong, if anything. */
function faults({ query, operationName, variables }) {
  let document;
  try {
    // graphql-js takes a block string for another value than the same text in quotes, where two fields are compared.
    document = visit(parse(query), { StringValue: (node) => ({ ...node, block: false }) });
  } catch (error) {
    return [error];
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return errors;
  // "Operation Type Existence" (September 2025, §5.2.1), which graphql-js 16 asks of the operation that runs only.
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.some(({ operation }) => !schema.getRootType(operation))) return [new GraphQLError('no such root type', { nodes: operations })];
  const operation = getOperationAST(document, operationName);
  if (!operation) return [new GraphQLError('no such operation')];
  const { errors: wrong, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  return wrong ?? nulls(document, operation, coerced);
}

/**
 * Null, by a variable with a default or in a place with a default, where none may be: graphql-js fails the field; the service
 * refuses the request before anything runs.
 */
function nulls(document, operation, values) {
  const fragments = new Map(document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));
  const wrong = [];
  const seen = new Set();
  const nullIn = (node) => wrong.push(new GraphQLError('null where none may be', { nodes: [node] }));
  const included = ({ directives = [] }) => ['skip', 'include'].every((name) => {
    const directive = directives.find((one) => one.name.value === name);
    if (!directive) return true;
    const { value } = directive.arguments[0];
    const holds = value.kind === Kind.VARIABLE ? values[value.name.value] : value.value;
    if (holds === null) nullIn(value);
    return name === 'skip' ? !holds : holds;
  });
  const check = (node, type) => {
    if (node.kind === Kind.VARIABLE) {
      if (isNonNullType(type) && values[node.name.value] === null) nullIn(node);
      return;
    }
    const of = getNullableType(type);
    if (isListType(of)) (node.kind === Kind.LIST ? node.values : [node]).forEach((item) => check(item, of.ofType));
    else if (isInputObjectType(of) && node.kind === Kind.OBJECT) node.fields.forEach((field) => check(field.value, of.getFields()[field.name.value].type));
  };
  const objects = (type) => isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  // What is selected of objects of other types is never looked at.
  const walk = (set, parents) => {
    for (const selection of set?.selections ?? []) {
      if (!included(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const definition = parents[0]?.getFields()[selection.name.value];
        if (!definition) continue;
        const types = new Map(definition.args.map((argument) => [argument.name, argument.type]));
        for (const { name, value } of selection.arguments) check(value, types.get(name.value));
        walk(selection.selectionSet, objects(getNamedType(definition.type)));
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const { typeCondition, selectionSet } = fragment;
      const those = typeCondition ? objects(schema.getType(typeCondition.name.value)) : parents;
      const both = parents.filter((type) => those.includes(type));
      const key = `${selection.name?.value} ${both}`;
      if (both.length === 0 || (selection.name && seen.has(key))) continue;
      if (selection.name) seen.add(key);
      walk(selectionSet, both);
    }
  };
  walk(operation.selectionSet, [schema.getRootType(operation.operation)]);
  return wrong;
}

async function answer(request) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(request),
  });
  return { status: response.status, body: await response.json() };
}

const seen = { good: 0, bad: 0, limited: 0 };
let differences = 0;
function differs(number, request, what) {
  differences++;
  if (differences <= 20) console.error(`seed ${number}: ${what}\n${JSON.stringify(request)}\n`);
}

async function compare(number) {
  const request = drawn(schema, number);
  const expected = faults(request);
  const { status, body } = await answer(request);
  const errors = body.errors ?? [];
  if (errors.some((error) => error.extensions?.code === 'TOO_COMPLEX')) {
    seen.limited++;
    return;
  }
  seen[expected.length > 0 ? 'bad' : 'good']++;
  const refused = status === 400;
  if (!refused && status !== 200) differs(number, request, `status ${status}: ${JSON.stringify(body)}`);
  else if (refused && expected.length === 0) differs(number, request, `refused: ${JSON.stringify(errors)}`);
  else if (!refused && expected.length > 0) differs(number, request, `not refused: ${expected[0].message}`);
  else if (refused && expected.every((error) => error.locations) && !errors.every((error) => error.locations?.length > 0 || error.message.startsWith('There are '))) {
    differs(number, request, `without a place: ${JSON.stringify(errors)}`);
  }
}

console.log(`validation: ${count} documents from seed ${seed}`);
let next = seed;
const end = seed + Number(count);
await Promise.all(Array.from({ length: 8 }, async () => {
  while (next < end) await compare(next++);
}));
const { good, bad, limited } = seen;
console.log(`validation: ${good} valid, ${bad} not, ${limited} beyond the limits; ${differences} differences`);
process.exit(differences === 0 && good > 0 && bad > 0 && limited < Number(count) / 10 ? 0 : 1);
