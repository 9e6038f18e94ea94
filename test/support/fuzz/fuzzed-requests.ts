import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import type { Json, Operation, Parameter } from './api-operations';
import { hostileEscapes, hostileTexts, hostileValue } from './hostile-values';
import { spoilt, valuesOf } from './schema-values';

/** A request as it is sent. */
export type FuzzedRequest = Readonly<{
  method: string;
  /** As it goes over the wire, already escaped. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer | null;
  /** Whether a part of the path was made to mislead the routing. */
  misleads: boolean;
}>;

/** Values that lead somewhere, by the names of parameters: ids of what is on record. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** What of a request is wrong. */
const faults = ['nothing', 'nothing', 'path', 'query', 'query', 'body', 'body', 'body', 'headers', 'everything'] as const;

/** Requests of an operation: right ones, and ones with something wrong in one place or everywhere. */
export const requestsOf = (operation: Operation, known: Known): fc.Arbitrary<FuzzedRequest> =>
  fc.constantFrom(...faults).chain((fault) => {
    const isWrong = (part: string) => fault === part || fault === 'everything';
    const query = queryOf(operation, known, isWrong('query'));
    const body = operation.method === 'GET' ? fc.constant(noBody) : bodyOf(operation, isWrong('body'));
    const headers = isWrong('headers') ? strangeHeaders(operation) : fc.constant({});
    return fc.tuple(pathOf(operation, known, isWrong('path')), query, body, headers).map(([path, asked, sent, more]) => ({
      ...{ method: operation.method, path: `${path}${asked}`, misleads: isWrong('path'), body: sent.bytes },
      headers: { ...more, ...sent.headers },
    }));
  });

/** Escapes what is a text, with its lone surrogates as what they become in UTF-8. */
const escaped = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

const hostilePart: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts).map(escaped) },
  fc.constantFrom(...hostileEscapes),
  fc.string({ unit: 'binary', maxLength: 30 }).map(escaped),
);

function pathOf({ path, parameters }: Operation, known: Known, isWrong: boolean): fc.Arbitrary<string> {
  const parts = path.split(/(\{\w+\})/).map((part) => {
    const parameter = parameters.find((each) => part === `{${each.name}}`);
    if (!parameter) return fc.constant(part);
    return isWrong ? hostilePart : fc.constantFrom(...rightOf(parameter, known, path)).map(escaped);
  });
  return fc.tuple(...parts).map((all) => all.join(''));
}

function rightOf({ name, schema }: Parameter, known: Known, path: string): string[] {
  const found = known[`${path} ${name}`] ?? known[name] ?? [];
  return [...found, ...found, ...(schema.enum ?? []), ...(schema.example === undefined ? [] : [schema.example])].map(String);
}

function queryOf({ path, parameters }: Operation, known: Known, isWrong: boolean): fc.Arbitrary<string> {
  const asked = parameters.filter((parameter) => parameter.in === 'query').map((parameter) => rightParameter(parameter, known, path));
  const right = fc.tuple(...asked).map((all) => all.flat());
  const whole = isWrong ? fc.tuple(right, wrongParameter(parameters)).map(([these, wrong]) => [...these, ...wrong]) : right;
  return whole.map((all) => (all.length === 0 ? '' : `?${all.join('&')}`));
}

/** A cursor goes with one list only; without one known for it, none is given. */
function rightParameter(parameter: Parameter, known: Known, path: string): fc.Arbitrary<string[]> {
  const { name, required, schema } = parameter;
  const given = name === 'cursor' ? (known[`${path} cursor`] ?? []) : [];
  if (name === 'cursor' && given.length === 0) return fc.constant([]);
  const values =
    name === 'cursor'
      ? fc.constantFrom(...given)
      : fc.oneof(fc.constantFrom(...rightOf(parameter, known, path), ''), valuesOf(schema).map(String));
  const present = values.map((text) => (text === '' ? [] : [`${name}=${escaped(text)}`]));
  return required ? present : fc.oneof(fc.constant<string[]>([]), present);
}

/** A parameter with a value that it may not have, once or twice, or one that there is not. */
function wrongParameter(parameters: readonly Parameter[]): fc.Arbitrary<string[]> {
  const asked = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }) => {
      const beyond = valuesOf(schema, true).map((value) => escaped(String(value)));
      // A position that will never come is waited for: that is meant so, and takes its time.
      const value =
        name === 'minPosition' ? fc.constantFrom('-1', 'x', '', '1e-3', '%ff') : fc.oneof(beyond, { weight: 3, arbitrary: hostilePart });
      return fc.tuple(value, fc.constantFrom(1, 1, 1, 2)).map(([text, times]) => Array.from({ length: times }, () => `${name}=${text}`));
    });
  return fc.oneof(
    ...asked.map((arbitrary) => ({ weight: 3, arbitrary })),
    fc.tuple(hostilePart, hostilePart).map(([name, value]) => [`${name}=${value}`, 'a[b]=1']),
  );
}

type Body = Readonly<{ bytes: Buffer | null; headers: Readonly<Record<string, string>> }>;
const noBody: Body = { bytes: null, headers: {} };

const strangeTypes = [
  ...[
    'text/xml',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json;;',
    '/',
    'text/csv',
    'application/octet-stream',
  ],
];

function bodyOf({ bodies }: Operation, isWrong: boolean): fc.Arbitrary<Body> {
  const declared = bodies.map(([type, schema]) =>
    type === 'application/json' ? jsonBody(schema, isWrong) : fileBody(type, schema, isWrong),
  );
  if (!isWrong) return declared.length > 0 ? fc.oneof(...declared) : fc.constant(noBody);
  const ofStrangeType = fc
    .tuple(fc.constantFrom(...strangeTypes), fc.uint8Array({ maxLength: 200 }))
    .map(([type, bytes]) => bodyFrom(Buffer.from(bytes), type));
  return fc.oneof(
    { weight: 9, arbitrary: declared.length > 0 ? fc.oneof(...declared) : jsonBody({ type: 'object' }, true) },
    ofStrangeType,
  );
}

const bodyFrom = (bytes: Buffer, type: string): Body => ({ bytes, headers: { 'content-type': type } });

function jsonBody(schema: Json, isWrong: boolean): fc.Arbitrary<Body> {
  const right = valuesOf(schema);
  const spoiltOnce = right.chain(spoilt);
  const wrong = fc.oneof(valuesOf(schema, true), { weight: 3, arbitrary: spoiltOnce }, spoiltOnce.chain(spoilt), hostileValue);
  const texts = (isWrong ? wrong : right).map((value) => Buffer.from(JSON.stringify(value)));
  const bytes = isWrong ? fc.oneof({ weight: 6, arbitrary: texts }, right.chain(brokenJson)) : texts;
  return fc.tuple(bytes, fc.constantFrom(false, false, false, true)).map(([plain, packed]) => {
    const sent = bodyFrom(packed ? gzipSync(plain) : plain, 'application/json');
    return packed ? { ...sent, headers: { ...sent.headers, 'content-encoding': 'gzip' } } : sent;
  });
}

/** JSON that is none, or hardly any. */
function brokenJson(value: unknown): fc.Arbitrary<Buffer> {
  const text = JSON.stringify(value);
  return fc.constantFrom(
    Buffer.from(text.slice(0, -1)),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(text, 'utf16le'),
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xc0, 0xaf, 0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    Buffer.from('{"game":"powerball","game":"x","__proto__":{"a":1}}'),
    Buffer.from('{"a":"\\ud800","b":"\\u0000"}'),
    Buffer.from(`${'['.repeat(60)}${']'.repeat(60)}`),
    Buffer.from('[{"a":'.repeat(5_000)),
    Buffer.from(`[${'0,'.repeat(100_000)}0]`),
    Buffer.from(`{"a":"${'a'.repeat(300_000)}"}`),
    Buffer.from(`{"a":1${'0'.repeat(1_000)}}`),
    Buffer.from('NaN'),
  );
}

function fileBody(type: string, schema: Json, isWrong: boolean): fc.Arbitrary<Body> {
  const example = Buffer.from(String(schema.example ?? 'no database'));
  if (!isWrong) return fc.constant(bodyFrom(example, type));
  const cell = fc.oneof(fc.constantFrom(...hostileTexts), fc.constantFrom('1', '2026-08-05', '"'));
  const table = fc
    .array(fc.array(cell, { maxLength: 9 }), { maxLength: 9 })
    .map((rows) => Buffer.concat([example, Buffer.from(rows.map((row) => row.join(',')).join('\n'))]));
  const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  const database = fc.constant(Buffer.from('SQLite format 3\0 and no more'));
  return fc.oneof({ weight: 20, arbitrary: table }, { weight: 8, arbitrary: noise }, database).map((bytes) => bodyFrom(bytes, type));
}

/** What a header may hold on its way through a client: any visible character, and Latin-1. */
const headerTexts = hostileTexts.filter((text) => !/[^\t\x20-\x7e\x80-\xff]/.test(text));

function strangeHeaders({ method }: Operation): fc.Arbitrary<Record<string, string>> {
  const hostile = fc.constantFrom(...headerTexts);
  const strange = {
    'x-correlation-id': hostile,
    'if-none-match': fc.oneof(hostile, fc.constantFrom('W/""', '"a", "b"', '*', `${'"a",'.repeat(500)}"b"`)),
    traceparent: fc.oneof(hostile, fc.constant('00-00000000000000000000000000000000-0000000000000000-00')),
    accept: fc.constantFrom('text/html', 'image/*;q=0', ';;;', '*/*'),
    'x-forwarded-for': hostile,
    'x-http-method-override': fc.constant('DELETE'),
    authorization: hostile,
    'last-event-id': hostile,
    range: fc.constant('bytes=0-,1-,2-,3-'),
    ...(method === 'GET' ? {} : { 'idempotency-key': fc.oneof(hostile, fc.uuid()) }),
  };
  return fc.record(strange, { requiredKeys: [] });
}
