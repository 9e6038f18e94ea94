import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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

  it('is what the types of the command line’s client were made of', () => {
    expect(spawnSync(process.execPath, [join(packageRoot(), 'scripts/client.mjs'), '--check'], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it('is of shapes with a name each: of two classes with one name, it would tell of one', () => {
    const names = readdirSync(join(packageRoot(), 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(join(packageRoot(), 'src', file), 'utf8').matchAll(/^export class (\w+(?:View|Dto))\b/gm)])
      .map(([, name]) => name);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(names.length).toBeGreaterThan(100);
  });

  it('gives every operation a summary', () => {
    expect(operations.filter(({ operation }) => !operation.summary).map(({ name }) => name)).toEqual([]);
  });

  it('tells of every operation under /v1 that it may be refused for its shape, fail, or not be ready', () => {
    const silent = operations.filter(
      ({ name, operation }) => name.includes('/v1/') && ['400', '500', '503'].some((status) => !operation.responses[status]),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('lets every POST be sent again under a name of its own', () => {
    const without = operations.filter(
      ({ name, operation }) =>
        name.startsWith('post ') && !operation.parameters?.some((parameter: Json) => parameter.name === 'Idempotency-Key'),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('tells of every operation that takes a key that the key may be used up, and of every body that it may be wrong', () => {
    const codes = (operation: Json): string[] =>
      Object.values<Json>(operation.responses).flatMap(({ content }) => Object.keys(content?.['application/problem+json']?.examples ?? {}));
    const silent = operations.filter(({ operation }) => {
      const keyed = operation.parameters?.some((parameter: Json) => parameter.name === 'Idempotency-Key');
      const json = operation.requestBody?.content['application/json'];
      const expected = [
        ...(keyed ? ['idempotency-key-reused', 'version-conflict'] : []),
        ...(json ? ['invalid-json', 'body-too-large'] : []),
      ];
      return expected.some((code) => !codes(operation).includes(code));
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('asks for nothing that has a default', () => {
    const asked = operations.flatMap(({ name, operation }) =>
      (operation.parameters ?? [])
        .filter(({ required, schema = {} }: Json) => required && 'default' in schema)
        .map((parameter: Json) => `${name} ${parameter.name}`),
    );
    const askedInBodies = Object.entries<Json>(document.components.schemas).flatMap(([schema, { properties = {}, required = [] }]) =>
      required.filter((name: string) => 'default' in (properties[name] ?? {})).map((name: string) => `${schema}.${name}`),
    );
    expect([...asked, ...askedInBodies]).toEqual([]);
  });

  it('lets every GET of state take a moment; what runs has none, and for the log itself a size is one', () => {
    const timeless = operations.filter(
      ({ name, operation }) => name.startsWith('get /v1/') && !operation.parameters?.some((parameter: Json) => parameter.name === 'asOf'),
    );
    expect(timeless.map(({ name }) => name)).toEqual([
      'get /v1/trainings/{id}/progress',
      'get /v1/experiments/{id}/progress',
      'get /v1/backtests/{id}/progress',
      'get /v1/log/key',
      'get /v1/log/checkpoint',
      'get /v1/log/inclusion',
      'get /v1/log/consistency',
      'get /v1/log/export',
      'get /v1/events/feed',
      'get /v1/diff',
      'get /v1/errors',
      'get /v1/maintenance/clean-up',
    ]);
  });

  it('describes every property and every parameter, with an example', () => {
    const told = (name: string, { description, schema = {}, ...value }: Json) => ({
      name,
      whole: Boolean(description) && (explainsItself(value) || explainsItself(schema)),
    });
    const properties = Object.entries<Json>(document.components.schemas).flatMap(([schema, { properties: of = {} }]) =>
      Object.entries<Json>(of).map(([name, property]) => told(`${schema}.${name}`, property)),
    );
    const parameters = operations.flatMap(({ name, operation }) =>
      (operation.parameters ?? []).map((parameter: Json) => told(`${name} ${parameter.name}`, parameter)),
    );
    expect(properties.length).toBeGreaterThan(50);
    expect([...properties, ...parameters].filter(({ whole }) => !whole).map(({ name }) => name)).toEqual([]);
  });
});

/** A value that has an example, or needs none: one of a list, yes or no, or a schema that is described itself. */
const explainsItself = (value: Json): boolean =>
  'example' in value ||
  'enum' in value ||
  value.type === 'boolean' ||
  [value, value.items ?? {}, ...(value.allOf ?? [])].some((schema: Json) => '$ref' in schema);
