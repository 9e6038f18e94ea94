/** Whether a key opens anything: `lost` is one whose secret's hash is not in the data directory, after a restore without it for example. */
export type KeyStatus = 'active' | 'expired' | 'revoked' | 'lost';

type Key = Readonly<{ expiresAt: string | null; revokedAt: string | null }>;

/** Whether a key's time is over. `now` is UTC ISO 8601 with milliseconds. */
export const isExpired = ({ expiresAt }: Pick<Key, 'expiresAt'>, now: string): boolean => expiresAt !== null && expiresAt <= now;

/** What has become of a key. @param hasSecret whether its secret can still be told from another one */
export function statusOf(key: Key, now: string, hasSecret: boolean): KeyStatus {
  if (key.revokedAt !== null) return 'revoked';
  if (isExpired(key, now)) return 'expired';
  return hasSecret ? 'active' : 'lost';
}
