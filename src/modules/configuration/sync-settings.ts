/** How official results are fetched. Times are milliseconds. */
export type SyncSettings = Readonly<{
  /** Origin of the open data: `https://data.ny.gov`. */
  host: string;
  /** Time between two syncs by themselves; 0: only when somebody asks. */
  everyMs: number;
  /** How long one attempt may take, from the connection to the last byte. */
  attemptMsMax: number;
  /** How long all attempts of a sync may take together, the waiting between them included. */
  syncMsMax: number;
  /** Attempts after the first one. */
  retriesMax: number;
  /** The backoff between attempts starts about here, and grows to its maximum. */
  backoffMs: number;
  backoffMsMax: number;
  /** A `Retry-After` beyond this ends the sync: trying sooner would be rude, and waiting longer keeps the caller. */
  retryAfterMsMax: number;
  /** The source is left alone for so long at most, whatever it asks for. */
  quietMsMax: number;
  /** An answer that calls itself fresh is taken at its word for so long at most. */
  freshMsMax: number;
  /** Failed attempts in a row that open the breaker, and how long nothing is asked then. */
  breakerFailures: number;
  breakerMs: number;
}>;

/** What holds where nobody says otherwise. */
export const syncDefaults: SyncSettings = {
  host: 'https://data.ny.gov',
  everyMs: 0,
  attemptMsMax: 15_000,
  syncMsMax: 60_000,
  retriesMax: 3,
  backoffMs: 500,
  backoffMsMax: 10_000,
  retryAfterMsMax: 20_000,
  quietMsMax: 3_600_000,
  freshMsMax: 600_000,
  breakerFailures: 5,
  breakerMs: 60_000,
};

/** Whether a text is an origin and nothing more: no path, and no credentials that could end up on record. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && `${username}${password}${search}${hash}` === '' && pathname === '/';
}
