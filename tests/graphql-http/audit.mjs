// Runs graphql-http's server audits against a running service: node audit.mjs http://127.0.0.1:8000/graphql
import { serverAudits } from 'graphql-http';

const EXPECTED = 61;
const url = process.argv[2];
if (!url) {
  console.error('usage: node audit.mjs URL');
  process.exit(2);
}

const results = [];
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  results.push(await audit.fn());
}
const failed = results.filter((result) => result.status !== 'ok');
for (const { id, name, status, reason } of failed) {
  console.error(`${status}: ${id} ${name}: ${reason}`);
}
const passed = results.length - failed.length;
console.log(`${passed} passed, ${failed.length} failed`);
// Another number of audits is another list of audits: look at it, then change EXPECTED.
process.exit(failed.length === 0 && passed === EXPECTED ? 0 : 1);
