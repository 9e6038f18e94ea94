import { createHash } from 'node:crypto';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RejectedError } from '#events/kernel';
import { callerOf } from '../security/caller';

/** Addresses and keys that are counted at a time; the one that was seen longest ago is forgotten for a new one. */
const callersMax = 10_000;
/** Of so many requests, one may ask for work, and one of so many may come with a key that is none. */
const requestsPerWork = 10;
const requestsPerFailedKey = 60;
/** Neighbours in a network of this length are one caller: a household has as many IPv6 addresses as it likes. */
const ipv6NetworkBits = 64;

const windowMs = 60_000;

const readMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const unlimited = new Set(['/health/live', '/health/ready']);

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;
type Taken = Extract<Awaited<ReturnType<Limiter>>, { isAllowed: false }>;

/**
 * Limits the requests of an address and of a key in a minute, before anything of them is read. A tenth of them may ask for work. Keys that
 * are refused have a small limit of their own: whoever guesses keys is not heard any more, but for those whose keys have opened a door before. Probes of the service's health are always heard.
 *
 * A key is counted as it was sent, and unchecked: whoever does not hold it cannot use up its requests.
 */
export async function limitRates(server: FastifyInstance, requestsPerMinute: number): Promise<void> {
  if (requestsPerMinute === 0) return;
  await server.register(rateLimit, { global: false, cache: callersMax });
  const limiter = (max: number, keyGenerator: (request: FastifyRequest) => string): Limiter =>
    server.createRateLimit({ max: Math.max(1, Math.floor(max)), timeWindow: windowMs, keyGenerator });
  const [ofAddress, ofKey] = [limiter(requestsPerMinute, addressOf), limiter(requestsPerMinute, keyOf)];
  const work = limiter(requestsPerMinute / requestsPerWork, (request) => keyOf(request) || addressOf(request));
  const knownKeys = new RecentKeys();
  const failedKeys = limiter(requestsPerMinute / requestsPerFailedKey, addressOf);

  server.addHook('onRequest', async (request, reply) => {
    if (unlimited.has(request.routeOptions.url ?? '')) return;
    const guesses = await taken(failedKeys(request, { increment: false }));
    if (guesses.isExceeded && !knownKeys.has(keyOf(request))) refuse(reply, guesses, 'with keys that are none, from this address');
    count(reply, await taken(ofAddress(request)), 'from this address');
    if (keyOf(request) !== '') count(reply, await taken(ofKey(request)), 'with this key');
    if (!readMethods.has(request.method)) count(reply, await taken(work(request)), 'for work');
  });
  server.addHook('onResponse', async (request, { statusCode }) => {
    const key = keyOf(request);
    // A page that asks before its user has given a key guesses nothing.
    if (key === '') return;
    if (callerOf(request)?.keyId) knownKeys.add(key);
    if (statusCode === 401) {
      knownKeys.forget(key);
      await failedKeys(request);
    }
  });
}

/** Keys that opened a door lately: the same address may be that of somebody who guesses, and of many who need not. */
class RecentKeys {
  private readonly keys = new Set<string>();

  has(key: string): boolean {
    return this.keys.has(key);
  }

  forget(key: string): void {
    this.keys.delete(key);
  }

  /** The one that was seen longest ago is forgotten for a new one. */
  add(key: string): void {
    this.keys.delete(key);
    this.keys.add(key);
    const [oldest] = this.keys;
    if (this.keys.size > callersMax && oldest !== undefined) this.keys.delete(oldest);
  }
}

/** Nobody is on a list of those who are let through, so there always is a count. */
const taken = async (found: ReturnType<Limiter>): Promise<Taken> => (await found) as Taken;

const addressOf = ({ ip }: FastifyRequest): string => normalizeIP(ip, ipv6NetworkBits);

/** The key that a request comes with, as nothing that would open a door; empty without one. */
function keyOf({ headers }: FastifyRequest): string {
  const { authorization } = headers;
  return authorization === undefined ? '' : createHash('sha256').update(authorization).digest('base64url');
}

function count(reply: FastifyReply, found: Taken, of: string): void {
  tell(reply, found);
  if (found.isExceeded) refuse(reply, found, of);
}

/** @see https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-07.html */
function tell(reply: FastifyReply, { max, remaining, ttlInSeconds }: Taken): void {
  void reply.headers({ 'RateLimit-Limit': max, 'RateLimit-Remaining': remaining, 'RateLimit-Reset': ttlInSeconds });
}

function refuse(reply: FastifyReply, found: Taken, of: string): never {
  tell(reply, found);
  void reply.header('Retry-After', found.ttlInSeconds);
  throw new RejectedError(
    'too-many-requests',
    `${found.max} requests ${of} are heard in a minute; the next one in ${found.ttlInSeconds} s`,
  );
}
