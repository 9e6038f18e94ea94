import { ApiKeyIssued, ApiKeyRevoked } from '#events/access';
import { givenFor } from '../../../../test/support/given';
import { apiKeyDecider } from './api-key.decider';

const given = givenFor(apiKeyDecider);
const keyId = '01a1fb75-27ac-756e-89b5-25fe0f2eec20';
const now = '2026-11-20T12:00:00.000Z';
const later = '2026-11-20T12:00:00.001Z';
const key = { keyId, name: 'the dashboard', role: 'viewer' } as const;
const issue = (expiresAt: string | null = null) => ({ type: 'IssueApiKey', now, ...key, expiresAt }) as const;
const revoke = { type: 'RevokeApiKey', keyId, reason: 'it was in a screenshot' } as const;
const issued = ApiKeyIssued({ ...key, expiresAt: null });
const revoked = ApiKeyRevoked({ keyId, reason: 'it was in a screenshot' });

describe('issue a key', () => {
  it('issues it for good', () => given().when(issue()).yields(issued));
  it('issues it until a moment to come', () =>
    given()
      .when(issue(later))
      .yields(ApiKeyIssued({ ...key, expiresAt: later })));
  it('refuses a moment that is over, and the present one', () => {
    given().when(issue('2026-11-20T11:59:59.999Z')).isRefused('expiry-past');
    given().when(issue(now)).isRefused('expiry-past');
  });
  it('says nothing the second time, nor of one that was revoked', () => {
    given(issued).when(issue()).yieldsNothing();
    given(issued, revoked).when(issue()).yieldsNothing();
  });
});

describe('revoke a key', () => {
  it('revokes it', () => given(issued).when(revoke).yields(revoked));
  it('refuses a key that nobody issued', () => given().when(revoke).isRefused('api-key-not-found'));
  it('says nothing the second time', () => given(issued, revoked).when(revoke).yieldsNothing());
});
