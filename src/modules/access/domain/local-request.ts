import { type Rejection, reject } from '#events/kernel';

/** What is looked at of a request without a key. */
export type LocalRequest = Readonly<{ method: string; headers: Readonly<Record<string, string | string[] | undefined>> }>;

const hostHeader = /^(\[[0-9a-f:.]+\]|[^\s:/?#@[\]\\]+)(?::\d{1,5})?$/i;
const reading = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request to a service that is open on this machine was made for it. A name of another host means that a web page has rebound its own name to
 * this machine; a page of another site can have the browser send what it likes, though not read the answer: it may change nothing.
 *
 * @param isLocal whether a host's name is one of this machine
 * @param allowed origins of pages that an operator has allowed to call
 */
export function refusalOf(
  { method, headers }: LocalRequest,
  isLocal: (host: string) => boolean,
  allowed: readonly string[],
): Rejection | null {
  const { host, origin, 'sec-fetch-site': site } = headers;
  const name = typeof host === 'string' ? hostHeader.exec(host)?.[1] : undefined;
  if (name === undefined || !isLocal(name)) {
    return reject(
      'foreign-host',
      'without a key it answers to localhost and 127.0.0.1 alone; behind another name, set HINDCAST_ACCESS=keys',
    );
  }
  if (reading.includes(method)) return null;
  if (typeof origin === 'string' && allowed.includes(origin)) return null;
  const isOwn = origin === undefined || origin === `http://${host}`;
  if (isOwn && (site === undefined || site === 'same-origin' || site === 'none')) return null;
  return reject(
    'foreign-site',
    `a page of ${typeof origin === 'string' ? origin : 'another site'} asked for it, and without a key only this service's own pages may`,
  );
}
