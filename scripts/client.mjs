// Writes the types of the command line's client from docs/openapi.json: node scripts/client.mjs; with --check it only tells whether they are of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypes, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { root, say } from './run.mjs';

const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'));
const file = join(root, 'src/modules/cli/api/openapi.ts');

// Every refusal is the same Problem, and no header is looked at by its type: without them the types are a third as long.
for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path)))
  operation.responses = Object.fromEntries(
    Object.entries(operation.responses)
      .filter(([status]) => status < '400')
      .map(([status, { headers: _, ...response }]) => [status, response]),
  );

const types = COMMENT_HEADER + astToString(await openapiTypes(document, { defaultNonNullable: false }));
if (!process.argv.includes('--check')) writeFileSync(file, types);
else if (readFileSync(file, 'utf8') !== types) {
  say(`${file} is not of docs/openapi.json; node scripts/openapi.mjs writes both.`);
  process.exitCode = 1;
}
