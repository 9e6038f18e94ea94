import { type AccessEvent, ApiKeyIssued, ApiKeyRevoked } from '#events/access';
import { type Decider, reject } from '#events/kernel';

/** Issue a key. `now` and `expiresAt` are UTC ISO 8601 with milliseconds. */
export type IssueApiKey = Readonly<{ type: 'IssueApiKey'; now: string } & ApiKeyIssued['data']>;
/** Let a key open nothing any more. */
export type RevokeApiKey = Readonly<{ type: 'RevokeApiKey' } & ApiKeyRevoked['data']>;

export type ApiKeyState = Readonly<{ status: 'unknown' | 'issued' | 'revoked' }>;

/** Life of a key: issued once, revoked for good. That it expires is no event: its issue says when. */
export const apiKeyDecider: Decider<IssueApiKey | RevokeApiKey, ApiKeyState, AccessEvent> = {
  initial: { status: 'unknown' },
  evolve: (_, event) => ({ status: event.type === 'ApiKeyIssued' ? 'issued' : 'revoked' }),
  decide: (command, { status }) => {
    if (command.type === 'IssueApiKey') return status === 'unknown' ? issue(command) : [];
    if (status === 'unknown') return reject('api-key-not-found');
    return status === 'issued' ? [ApiKeyRevoked({ keyId: command.keyId, reason: command.reason })] : [];
  },
};

function issue({ keyId, name, role, expiresAt, now }: IssueApiKey) {
  if (expiresAt !== null && expiresAt <= now) return reject('expiry-past', `it is ${now} already: a key cannot be good until ${expiresAt}`);
  return [ApiKeyIssued({ keyId, name, role, expiresAt })];
}
