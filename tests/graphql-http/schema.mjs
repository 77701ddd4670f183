// Checks an SDL file with graphql-js and with every rule of graphql-schema-linter but those about sorting:
// node schema.mjs ../../schema.graphql
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { buildSchema, validateSchema } from 'graphql';

const file = process.argv[2] ?? new URL('../../schema.graphql', import.meta.url).pathname;
const require = createRequire(import.meta.url);
const { runner } = require('graphql-schema-linter');

const findings = [];
try {
  for (const error of validateSchema(buildSchema(readFileSync(file, 'utf8')))) findings.push(error.message);
} catch (error) {
  findings.push(error.message);
}
