import { type Dispatcher, request } from 'undici';
import type { Agents } from './agents';
import { freshForMs, retryAfterMs, type Validators, validatorsIn } from './header-rules';
import { redirectTarget } from './redirect-target';
import { UpstreamFailure } from './upstream-failure';

type Response = Dispatcher.ResponseData;

/** What the source answered: its data (null: still in the state that was asked about), how that state is told, and for how long it is fresh. */
export type DatasetAnswer = Readonly<{ bytes: Uint8Array | null; validators: Validators; freshMs: number }>;

/** What to ask: the address, headers that make it conditional, when to stop, and the time (milliseconds since 1970). */
export type DatasetRequest = Readonly<{ url: string; conditions: Record<string, string>; signal: AbortSignal; now: number }>;

const redirectsMax = 2;
const redirects = [301, 302, 303, 307, 308];

/** Asks once, follows redirects, and reads the answer to its end. No credentials are sent anywhere. @throws UpstreamFailure or what undici throws */
export async function fetchDataset(agents: Agents, { url, conditions, signal, now }: DatasetRequest): Promise<DatasetAnswer> {
  let at = new URL(url);
  for (let followed = 0; ; followed++) {
    const headers = { accept: 'application/json', 'user-agent': 'hindcast', ...conditions };
    const response = await request(at, { dispatcher: agents.for(at), headers, signal });
    const location = locationOf(response);
    if (location === undefined) return read(response, at.host, conditions, now);
    leave(response);
    if (followed === redirectsMax) throw new UpstreamFailure('redirect-refused', `the source redirects more than ${redirectsMax} times`);
    at = redirectTarget(at, location, agents.home);
  }
}

function locationOf({ statusCode, headers }: Response): string | undefined {
  return redirects.includes(statusCode) && typeof headers.location === 'string' ? headers.location : undefined;
}

async function read(response: Response, host: string, conditions: Record<string, string>, now: number): Promise<DatasetAnswer> {
  const { statusCode, headers, body } = response;
  const told = { validators: validatorsIn(headers), freshMs: freshForMs(text(headers['cache-control']), text(headers.age)) };
  if (statusCode === 200) return { bytes: await body.bytes(), ...told };
  leave(response);
  if (statusCode === 304 && Object.keys(conditions).length > 0) return { bytes: null, ...told };
  throw failureOfStatus(statusCode, host, retryAfterMs(text(headers['retry-after']), now));
}

function failureOfStatus(status: number, host: string, wait: number | null): UpstreamFailure {
  const message = `${host} answered ${status}${wait === null ? '' : ` and asks to wait ${Math.ceil(wait / 1_000)} s`}`;
  if (status === 429) return new UpstreamFailure('too-many-requests', message, wait);
  if (status >= 500 || status === 408) return new UpstreamFailure('server-error', message, wait);
  return new UpstreamFailure('unexpected-status', message);
}

/** Lets go of a body that nobody will read; what goes wrong with it meanwhile is of no interest. */
function leave({ body }: Response): void {
  body.on('error', () => {});
  body.destroy();
}

const text = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);
