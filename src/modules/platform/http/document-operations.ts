import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { type ProblemCode, problems } from '#events/kernel';
import { Problem } from '../problem/problem.view';
import { problemsExtension } from './api-operation.decorators';

type PathItem = OpenAPIObject['paths'][string];
/** What one method of one address does, as the description has it. */
export type Operation = NonNullable<PathItem['get']>;
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
type Response = Operation['responses'][string];

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const entityTag = {
  ETag: {
    description: 'Names this answer. Give it as `If-None-Match` to be sent another one only.',
    schema: { type: 'string' as const, example: '"f2JmzhGUNWkT4qb0Nq3GqA"' },
  },
};

const logPosition = {
  'X-Log-Position': {
    description: 'Position of the log that the answer includes. Give it as `minPosition` to read what was written.',
    schema: { type: 'integer' as const, example: 3849 },
  },
};

/** Adds to every operation under /v1 what all of them have in common: the position that they answer with, and the problems they may tell of. */
export function documentOperations(document: OpenAPIObject): OpenAPIObject {
  for (const schema of Object.values(document.components?.schemas ?? {})) requireNoDefaults(schema);
  for (const { path, method, operation } of operationsOf(document)) {
    if (!path.startsWith('/v1/')) continue;
    documentOperation(operation, method !== 'get');
    if (method === 'get') documentTag(operation);
  }
  return document;
}

/** What has a default may be left out. */
function requireNoDefaults(schema: Schema): void {
  if (!('properties' in schema) || !schema.required) return;
  const required = schema.required.filter((name) => !hasDefault(schema.properties?.[name]));
  if (required.length > 0) schema.required = required;
  else delete schema.required;
}

const hasDefault = (schema: Schema | undefined): boolean => schema !== undefined && 'default' in schema;
/** Every operation there is, with its address and its method. */
export const operationsOf = ({ paths }: OpenAPIObject): { path: string; method: string; operation: Operation }[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );

function documentOperation(operation: Operation, asksForWork: boolean): void {
  for (const parameter of operation.parameters ?? []) if ('schema' in parameter && hasDefault(parameter.schema)) parameter.required = false;
  const extensible = operation as Operation & { [problemsExtension]?: ProblemCode[] };
  const codes = [...sharedProblems(operation), ...(asksForWork ? problemsOfWork : []), ...(extensible[problemsExtension] ?? [])];
  delete extensible[problemsExtension];
  for (const response of Object.values(operation.responses).filter(isAnswer)) Object.assign(response, { headers: logPosition });
  for (const [status, ofStatus] of byStatus(codes)) operation.responses[status] = problemResponse(ofStatus);
}

/** Reads that answer with a document are tagged; files and streams are not. */
function documentTag({ responses }: Operation): void {
  const answer = responses['200'];
  if (!answer || !('content' in answer) || !answer.content?.['application/json'] || answer.content['text/csv']) return;
  answer.headers = { ...answer.headers, ...entityTag };
  responses['304'] = { description: 'The answer named in `If-None-Match` is still the answer.' };
}

/** A stream that does not end tells positions as it goes. */
const isAnswer = (response: Response | undefined): response is Response & object =>
  response !== undefined && !('content' in response && response.content?.['text/event-stream']);

/** What the platform itself may answer: it follows from the parameters and the body that an operation takes. */
function sharedProblems(operation: Operation): ProblemCode[] {
  const takes = new Set((operation.parameters ?? []).map((parameter) => ('name' in parameter ? parameter.name : '')));
  return [
    'invalid-request',
    'too-many-requests',
    ...onlyIf(takes.has('asOf'), 'invalid-as-of'),
    ...onlyIf(takes.has('cursor'), 'invalid-cursor'),
    ...onlyIf(takes.has('Idempotency-Key'), 'idempotency-key-reused', 'version-conflict', 'stopping'),
    'internal-error',
    'not-ready',
    ...onlyIf(takes.has('minPosition'), 'read-side-behind'),
  ];
}

/** A body can be sent, and is looked at, where none is asked for as well. */
const problemsOfWork: readonly ProblemCode[] = ['invalid-json', 'json-too-deep', 'body-too-large', 'unsupported-media-type'];

const onlyIf = (condition: boolean, ...codes: ProblemCode[]): ProblemCode[] => (condition ? codes : []);

function byStatus(codes: readonly ProblemCode[]): Map<string, ProblemCode[]> {
  const found = new Map<string, ProblemCode[]>();
  for (const code of new Set(codes)) {
    const status = String(problems[code].status);
    found.set(status, [...(found.get(status) ?? []), code]);
  }
  return found;
}

/** One response a status, one example a code. */
export const problemResponse = (codes: readonly ProblemCode[]): Response => ({
  description: codes.map((code) => problems[code].title).join(' Or: '),
  content: {
    'application/problem+json': {
      schema: { $ref: getSchemaPath(Problem) },
      examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
    },
  },
});

const exampleOf = (code: ProblemCode): Problem => ({
  type: `/problems/${code}`,
  title: problems[code].title,
  status: problems[code].status,
  detail: problems[code].title,
  instance: '/v1/…',
});
