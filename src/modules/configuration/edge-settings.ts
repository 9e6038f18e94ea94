import { isIP } from 'node:net';
import { z } from 'zod';
import type { AccessMode } from './access-settings';
import { wholeNumber } from './number-variables';
import { wordsIn } from './proof-settings';
import { isOrigin } from './sync-settings';

/** What the edge lets in, and for how long it waits. Times are milliseconds. */
export type EdgeSettings = Readonly<{
  /** Origins of web pages that may use this service, beside its own: `https://board.example.org`. */
  corsOrigins: readonly string[];
  /** Addresses of proxies that are believed when they name the caller. */
  trustedProxies: readonly string[];
  /** Requests of one address, and of one key, in a minute; 0: as many as they like. */
  requestsPerMinute: number;
  /** How long the headers of a request may take. */
  headersMsMax: number;
  /** How long a request may take to arrive, from its first byte to its last. */
  requestMsMax: number;
  /** How often it is looked for clients that take longer. */
  checkEveryMs: number;
  /** A client that takes nothing of its answer for so long is cut off. */
  stalledMs: number;
}>;

/** What holds where nobody says otherwise: a client that is too slow is gone within 15 s. */
export const edgeDefaults: EdgeSettings = {
  corsOrigins: [],
  trustedProxies: [],
  requestsPerMinute: 0,
  headersMsMax: 10_000,
  requestMsMax: 14_000,
  checkEveryMs: 1_000,
  stalledMs: 14_000,
};

/** Requests in a minute that an address, or a key, may make where callers need keys. */
const requestsPerMinuteOfKeys = 1_200;

/** Whether a text is an origin as browsers send it: `https://board.example.org`, lower case, nothing after it. */
const isExactOrigin = (text: string): boolean => isOrigin(text) && new URL(text).origin === text;

/** Whether a text is an address or a network: `10.0.0.7`, `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

/** The variables that they come from. */
export const edgeVariables = {
  HINDCAST_CORS_ORIGINS: z
    .string()
    .refine((text) => wordsIn(text).every(isExactOrigin), 'must be origins such as https://board.example.org, with commas between')
    .default(''),
  HINDCAST_TRUSTED_PROXIES: z
    .string()
    .refine((text) => wordsIn(text).every(isNetwork), 'must be addresses or networks such as 10.0.0.0/8, with commas between')
    .default(''),
  HINDCAST_RATE_LIMIT_PER_MINUTE: wholeNumber(0, 1_000_000).optional(),
};

type Read = z.output<z.ZodObject<typeof edgeVariables>>;

/** The settings in these variables. @param access who may call: where that is whoever is on this machine, there is nobody to be fair to */
export const edgeFrom = (read: Read, access: AccessMode): EdgeSettings => ({
  ...edgeDefaults,
  corsOrigins: wordsIn(read.HINDCAST_CORS_ORIGINS),
  trustedProxies: wordsIn(read.HINDCAST_TRUSTED_PROXIES),
  requestsPerMinute: read.HINDCAST_RATE_LIMIT_PER_MINUTE ?? (access === 'open' ? 0 : requestsPerMinuteOfKeys),
});
