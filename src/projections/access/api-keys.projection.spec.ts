import { ApiKeyIssued, ApiKeyRevoked, apiKeyStream } from '#events/access';
import { folded } from '../../../test/support/folded';
import { logUnderTest, meta } from '../../../test/support/log-under-test';
import { apiKeyFrom, apiKeysProjection } from './api-keys.projection';
import { ApiKeyQueries } from './api-keys.queries';

const first = '01a1fb75-27ac-756e-89b5-25fe0f2eec20';
const second = '01a1fb75-27ac-756e-89b5-25fe0f2eec21';
const issued = (keyId: string) => ApiKeyIssued({ keyId, name: 'the dashboard', role: 'viewer', expiresAt: null });
const revoked = ApiKeyRevoked({ keyId: first, reason: 'it was in a screenshot' });
const issuedRow = { name: 'the dashboard', role: 'viewer', expiresAt: null, issuedAt: '2026-11-20T12:00:00.000Z', issuedBy: 'analyst' };
const never = { revokedAt: null, revokedBy: null, revokedBecause: null };
const revokedNow = { revokedAt: '2026-11-20T12:00:00.000Z', revokedBy: 'analyst', revokedBecause: 'it was in a screenshot' };

describe('the keys', () => {
  it('have one row each, which tells who issued and who revoked them', async () => {
    const { readSide, close } = await folded(
      [apiKeysProjection],
      [apiKeyStream(first), issued(first)],
      [apiKeyStream(second), issued(second)],
      [apiKeyStream(first), revoked],
    );
    const keys = new ApiKeyQueries(readSide);
    expect(await keys.page({ limit: 10, order: 'asc' })).toEqual([
      { id: first, ...issuedRow, ...revokedNow },
      { id: second, ...issuedRow, ...never },
    ]);
    expect(await keys.find(second)).toMatchObject({ id: second });
    await close();
  });

  it('are the same when they are read from their streams', async () => {
    const { log } = await logUnderTest();
    await log.append([{ stream: apiKeyStream(first), expectedVersion: 'none', events: [issued(first)] }], { meta });
    expect(apiKeyFrom(log.readStream(apiKeyStream(first)))).toEqual({ id: first, ...issuedRow, ...never });
    await log.append([{ stream: apiKeyStream(first), expectedVersion: 1, events: [revoked] }], { meta });
    expect(apiKeyFrom(log.readStream(apiKeyStream(first)))).toEqual({ id: first, ...issuedRow, ...revokedNow });
    expect(apiKeyFrom(log.readStream(apiKeyStream(second)))).toBeNull();
    log.close();
  });
});
