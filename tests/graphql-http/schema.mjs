// Checks an SDL file with graphql-js and with every rule of graphql-schema-linter but those about sorting:
// node schema.mjs [../../schema.graphql]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildSchema, validateSchema } from 'graphql';

const RULES = [
  'arguments-have-descriptions',
  'defined-types-are-used',
  'deprecations-have-a-reason',
  'descriptions-are-capitalized',
  'enum-values-all-caps',
  'enum-values-have-descriptions',
  'fields-are-camel-cased',
  'fields-have-descriptions',
  'input-object-values-are-camel-cased',
  'input-object-values-have-descriptions',
  'relay-connection-arguments-spec',
  'relay-connection-types-spec',
  'relay-page-info-spec',
  'types-are-capitalized',
  'types-have-descriptions',
];

const file = process.argv[2] ?? fileURLToPath(new URL('../../schema.graphql', import.meta.url));

let findings = [];
try {
  findings = validateSchema(buildSchema(readFileSync(file, 'utf8')));
} catch (error) {
  findings = [error];
}
for (const { message } of findings) console.error(`graphql-js: ${message}`);
if (findings.length > 0) process.exit(1);

const { runner } = createRequire(import.meta.url)('graphql-schema-linter');
const argv = ['node', 'graphql-schema-linter', '--rules', RULES.join(','), file];
const status = await runner.run(process.stdout, process.stdin, process.stderr, argv);
process.exit(status === 0 ? 0 : 1);
