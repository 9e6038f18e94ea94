import { DrawsSynced, SyncFailed, syncStream } from '#events/draws';
import { folded } from '../../../test/support/folded';
import { syncsProjection } from './syncs.projection';
import { SyncQueries } from './syncs.queries';

const synced = (game: string, etag: string) =>
  [
    syncStream(game),
    DrawsSynced({
      game,
      url: 'https://data.example/draws.json',
      importId: '01a1fb75-27ac-756e-89b5-000000000001',
      accepted: 3,
      duplicates: 4,
      conflicts: 1,
      rejected: 2,
      notModified: false,
      etag,
      lastModified: null,
      sha256: '0f'.repeat(32),
      attempts: 1,
      durationMs: 80,
    }),
  ] as const;
const failed = (game: string, attempts: number) =>
  [
    syncStream(game),
    SyncFailed({ game, url: 'https://data.example/draws.json', code: 'server-error', reason: 'answered 500', attempts, durationMs: 90 }),
  ] as const;

describe('the syncs', () => {
  it('keep the last good and the last failed one of each game', async () => {
    const { readSide, close } = await folded(
      [syncsProjection],
      synced('powerball', '"1"'),
      synced('pick-six', '"9"'),
      failed('powerball', 4),
      failed('powerball', 2),
      synced('powerball', '"2"'),
    );
    const syncs = new SyncQueries(readSide);
    expect(await syncs.lastSynced('powerball')).toMatchObject({ etag: '"2"', accepted: 3, rejected: 2, code: null, position: 5 });
    expect(await syncs.lastFailed('powerball')).toMatchObject({ code: 'server-error', attempts: 2, etag: null, sha256: null, position: 4 });
    expect(await syncs.lastSynced('pick-six')).toMatchObject({ etag: '"9"', position: 2 });
    expect(await syncs.lastFailed('pick-six')).toBeNull();
    expect([await syncs.last(), await syncs.last('pick-six'), await syncs.last('none')]).toMatchObject([
      { position: 5 },
      { position: 2 },
      null,
    ]);
    await close();
  });
});
