import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { components, paths } from './api/openapi';
import { CommandFailure, exitCodes } from './exit-codes';

/** The API of a running service: paths, parameters, bodies and answers are those of `docs/openapi.json`. */
export type ServiceClient = Client<paths>;

/** What the API tells of something, by the name that its description gives it. */
export type View<Name extends keyof components['schemas']> = components['schemas'][Name];

/** Sent with every request. */
const headers = { 'user-agent': 'hindcast-cli' };

/** A client of the service at an address, which calls with a key where there is one. Whatever it calls throws a {@link CommandFailure} when the service refuses or does not answer. */
export function serviceClient(url: string, key?: string): ServiceClient {
  // Lists are given with commas between.
  const querySerializer = { array: { style: 'form', explode: false } } as const;
  const client = createClient<paths>({
    baseUrl: url,
    headers: { ...headers, ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    querySerializer,
  });
  client.use(failures);
  return client;
}

/** What the service has answered. @throws CommandFailure when it refused, was not there, or broke off */
export async function answered<Data>(call: Promise<{ data?: Data; response: Response }>): Promise<Exclude<Data, undefined>> {
  try {
    return (await call).data as Exclude<Data, undefined>;
  } catch (error) {
    throw error instanceof CommandFailure ? error : brokenOff(error);
  }
}

/** An answer that began and did not come to its end. */
export const brokenOff = (error: unknown): CommandFailure =>
  new CommandFailure(`the service's answer broke off: ${error instanceof Error ? error.message : String(error)}`, exitCodes.failed);

const failures: Middleware = {
  onError: ({ options, error, request }) =>
    request.signal.aborted
      ? new CommandFailure('interrupted', exitCodes.failed)
      : new CommandFailure(
          `no service answers at ${options.baseUrl}${because(error)}; start one with npm start, or give --url`,
          exitCodes.unreachable,
        ),
  onResponse: async ({ response, options }) => {
    if (response.ok) return;
    const problem = problemIn(await response.text());
    if (!problem) throw new CommandFailure(`${options.baseUrl} answered ${response.status}, and not as Hindcast does`, exitCodes.failed);
    const { title, detail } = problem;
    throw new CommandFailure(`${title} ${detail === title ? '' : (detail ?? '')}`.trim(), exitCodes.failed, problem);
  },
};

const because = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
  return cause === '' ? '' : ` (${cause})`;
};

/** What a service says in RFC 9457, or undefined where something else answered. */
function problemIn(text: string): View<'Problem'> | undefined {
  try {
    const read = JSON.parse(text) as View<'Problem'> | null;
    return typeof read?.title === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}
