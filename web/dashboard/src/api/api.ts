import type { paths } from '../../../../src/modules/cli/api/openapi';
import { asOf } from '../moment/moment';
import { type Call, type Filling, fill } from './call';
import { send } from './request';

type Methods = 'get' | 'post' | 'delete';
/** Addresses of the API that have a method. */
export type PathOf<Method extends Methods> = { [Path in keyof paths]: paths[Path][Method] extends object ? Path : never }[keyof paths];
type Operation<Path extends keyof paths, Method extends Methods> = NonNullable<paths[Path][Method]>;
type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;

/** What a call answers with when it goes well. */
export type BodyOf<Path extends keyof paths, Method extends Methods = 'get'> =
  Operation<Path, Method> extends { responses: infer Responses } ? Json<Responses[keyof Responses & (200 | 201 | 202)]> : never;

/** What a call is sent. */
export type RequestOf<Path extends keyof paths, Method extends Methods = 'post'> =
  Operation<Path, Method> extends { requestBody?: { content: { 'application/json': infer Body } } } ? Body : undefined;

type InPath<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | InPath<Rest> : never;
type PathParameters<Path extends string> = Readonly<Record<InPath<Path>, string | number>>;
/** What an address of the API is filled in with, and its query. */
export type ParametersOf<Path extends string> = ([InPath<Path>] extends [never] ? { path?: undefined } : { path: PathParameters<Path> }) & {
  query?: Filling['query'];
};

/** Reads of how the service itself runs: it has no past to ask about. */
const momentless: ReadonlySet<string> = new Set(['/v1/errors']);

/** The call that reads something, as of the moment that is being looked at. */
export const readCall = <Path extends PathOf<'get'>>(template: Path, { path, query }: ParametersOf<Path>): Call => ({
  method: 'GET',
  path: fill(template, { path, query: { ...query, asOf: momentless.has(template) ? undefined : asOf.value } }),
});

/** Reads something, as of the moment that is being looked at. @throws ProblemError */
export async function read<Path extends PathOf<'get'>>(
  template: Path,
  parameters: ParametersOf<Path>,
  signal?: AbortSignal,
): Promise<BodyOf<Path>> {
  return (await send<BodyOf<Path>>(readCall(template, parameters), signal)).body;
}

/** The call that does something. */
export const writeCall = <Path extends PathOf<'post'>>(template: Path, parameters: ParametersOf<Path>, body?: RequestOf<Path>): Call => ({
  method: 'POST',
  path: fill(template, parameters),
  ...(body === undefined ? {} : { body }),
});
