import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { ChildService } from '../support/child-service';
import { temporaryDirectory } from '../support/temporary-directory';

type Json = ReturnType<typeof JSON.parse>;

describe('the description of the API', () => {
  let document: Json;
  let operations: { name: string; operation: Json }[];
  beforeAll(async () => {
    const service = await ChildService.start(temporaryDirectory());
    document = await (await fetch(`${service.url}/openapi.json`)).json();
    await service.end('SIGTERM');
    operations = Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
    );
  });

  it('is the one that is kept in docs/openapi.json (node scripts/openapi.mjs writes it)', () => {
    expect(document).toEqual(JSON.parse(readFileSync(join(packageRoot(), 'docs/openapi.json'), 'utf8')));
  });

  it('gives every operation a summary and, under /v1, its errors', () => {
    expect(operations.filter(({ operation }) => !operation.summary).map(({ name }) => name)).toEqual([]);
    const withoutErrors = operations.filter(
      ({ name, operation }) =>
        name.includes('/v1/') &&
        !Object.keys(operation.responses).some((status) => Number(status) >= 400) &&
        !name.includes('event-types') &&
        !name.includes('algorithms'),
    );
    expect(withoutErrors.map(({ name }) => name)).toEqual([]);
  });

  it('lets every GET of state take a moment', () => {
    const timeless = operations.filter(
      ({ name, operation }) => name.startsWith('get /v1/') && !operation.parameters?.some((parameter: Json) => parameter.name === 'asOf'),
    );
    expect(timeless.map(({ name }) => name)).toEqual(['get /v1/events/feed']);
  });

  it('describes every property and every parameter', () => {
    const properties = Object.entries<Json>(document.components.schemas).flatMap(([schema, { properties: of = {} }]) =>
      Object.entries<Json>(of).map(([name, property]) => ({ name: `${schema}.${name}`, described: Boolean(property.description) })),
    );
    const parameters = operations.flatMap(({ name, operation }) =>
      (operation.parameters ?? []).map((parameter: Json) => ({
        name: `${name} ${parameter.name}`,
        described: Boolean(parameter.description),
      })),
    );
    expect(properties.length).toBeGreaterThan(50);
    expect([...properties, ...parameters].filter(({ described }) => !described).map(({ name }) => name)).toEqual([]);
  });
});
