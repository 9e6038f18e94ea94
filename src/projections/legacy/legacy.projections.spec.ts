import { LegacyFileMigrated, LegacySetMigrated, legacyFileStream, legacySetStream } from '#events/legacy';
import { folded } from '../../../test/support/folded';
import { LegacyQueries } from './legacy.queries';
import { legacyFilesProjection } from './legacy-files.projection';
import { legacySetsProjection } from './legacy-sets.projection';

const sha = (digit: string) => digit.repeat(64);
const set = (setId: string, originalId: string) =>
  [
    legacySetStream(setId),
    LegacySetMigrated({
      setId,
      game: 'powerball',
      originalId,
      modelName: 'Ridge',
      createdAt: { written: '2025-06-23 14:30:00', instant: null },
      draw: { date: '2025-06-23', basis: 'the first draw after created_at' },
      current: null,
      totalPredictions: 5,
      trainingSeconds: 1.5,
      notes: null,
      artifactPath: 'models/ridge.joblib',
      tickets: [],
      contentSha256: sha('c'),
      source: { fileSha256: sha('f'), row: 7 },
    }),
  ] as const;
const file = (fileSha256: string, migrated: number) =>
  [
    legacyFileStream(fileSha256),
    LegacyFileMigrated({
      fileSha256,
      game: 'powerball',
      bytes: 100,
      columns: { prediction_sets: ['set_id'], model_predictions: ['powerball'] },
      rows: { prediction_sets: 2, model_predictions: 10 },
      migrated,
      alreadyMigrated: 0,
      tickets: 10,
      rejected: 0,
      remarks: 0,
      problems: [],
      notes: [],
    }),
  ] as const;

describe("what was taken over of the old application's", () => {
  it('is one row for each set and one for each file, by position', async () => {
    const { readSide, close } = await folded(
      [legacySetsProjection, legacyFilesProjection],
      set(sha('b'), 'ridge-1'),
      set(sha('a'), 'ridge-2'),
      file(sha('f'), 2),
      file(sha('e'), 0),
    );
    const legacy = new LegacyQueries(readSide);
    expect(await legacy.sets({ limit: 10, order: 'asc' })).toMatchObject([
      { originalId: 'ridge-1', drawDate: '2025-06-23', current: null, fileSha256: sha('f'), fileRow: 7, position: 1 },
      { originalId: 'ridge-2', createdAt: { written: '2025-06-23 14:30:00', instant: null }, trainingSeconds: 1.5, position: 2 },
    ]);
    expect(await legacy.sets({ limit: 10, order: 'desc', cursor: 2 })).toMatchObject([{ originalId: 'ridge-1' }]);
    expect(await legacy.files({ limit: 10, order: 'desc' })).toMatchObject([{ id: sha('e') }, { id: sha('f'), migrated: 2 }]);
    expect(await legacy.set(sha('a'))).toMatchObject({ originalId: 'ridge-2' });
    expect(await legacy.file(sha('0'))).toBeNull();
    await close();
  });
});
