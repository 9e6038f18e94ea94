import { statusOf } from './key-status';

const now = '2026-11-20T12:00:00.000Z';
const key = { expiresAt: null, revokedAt: null };

describe('the status of a key', () => {
  it('is active until the moment that it expires at', () => {
    expect(statusOf(key, now, true)).toBe('active');
    expect(statusOf({ ...key, expiresAt: '2026-11-20T12:00:00.001Z' }, now, true)).toBe('active');
    expect(statusOf({ ...key, expiresAt: now }, now, true)).toBe('expired');
  });

  it('is lost where nothing is left to compare its secret with', () => expect(statusOf(key, now, false)).toBe('lost'));

  it('is revoked, whatever else it is', () => {
    expect(statusOf({ expiresAt: now, revokedAt: now }, now, true)).toBe('revoked');
    expect(statusOf({ ...key, revokedAt: now }, now, false)).toBe('revoked');
  });
});
