// Executes random documents with graphql-js, errors planted at every depth, and prints requests and answers, a JSON object a
// line, for the test in api/src/document/oracle.rs: node execution.mjs [COUNT] [SEED]
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, executeSync, getNamedType, isListType, isNonNullType, parse, validate } from 'graphql';
import { drawn } from './draw.mjs';

const [count = '3000', given] = process.argv.slice(2);
const first = Number(given ?? Math.floor(Math.random() * 2 ** 31));
const file = fileURLToPath(new URL('../../api/src/document/oracle/schema.graphql', import.meta.url));
const schema = buildSchema(readFileSync(file, 'utf8'));
console.error(`execution: ${count} documents from seed ${first}`);

/** FNV-1a of the seed and the path; the same as in Rust. */
function roll(seed, path) {
  let hash = 2166136261;
  for (const byte of Buffer.from(`${seed}:${path}`)) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}

function value(seed, type, path, n = 1) {
  const at = roll(seed, path);
  if (!isNonNullType(type)) {
    if (at % 25 === 1) return null;
  }
  if (at % 25 === 0) throw new Error('planted');
  const of = isNonNullType(type) ? type.ofType : type;
  if (isListType(of)) {
    return Array.from({ length: (at >>> 4) % 3 }, (_, index) => {
      try {
        return value(seed, of.ofType, `${path}.${index}`);
      } catch (error) {
        return error;
      }
    });
  }
  switch (getNamedType(of).name) {
    case 'Int': return n;
    case 'ID': return 'x';
    case 'A': case 'B': return { __typename: getNamedType(of).name };
    default: return { __typename: (at >>> 4) % 2 === 0 ? 'A' : 'B' };
  }
}

function keys(path) {
  return path ? [...keys(path.prev), path.key] : [];
}

for (let seed = first, written = 0; written < Number(count); seed++) {
  const request = drawn(schema, seed, 0);
  const document = parse(request.query);
  if (validate(schema, document).length > 0) continue;
  // A null for `sureLeaf` or a directive is refused before anything runs; validation.mjs looks at that.
  const nulls = Object.values(request.variables ?? {}).includes(null) || request.query.includes('= null');
  if (nulls && /sureLeaf\(|\(if: \$/.test(request.query)) continue;
  const done = [];
  const answer = executeSync({
    schema,
    document,
    rootValue: {},
    operationName: request.operationName,
    variableValues: request.variables ?? {},
    fieldResolver: (_, { n }, __, info) => {
      const path = keys(info.path).join('.');
      if (!path.includes('.')) done.push(path);
      return value(seed, info.returnType, path, n ?? undefined);
    },
  });
  if (!('data' in answer)) continue;
  written++;
  const errors = (answer.errors ?? []).map((error) => error.path);
  console.log(JSON.stringify({ seed, request, data: JSON.stringify(answer.data), errors, done }));
}
