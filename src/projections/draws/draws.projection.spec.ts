import {
  DrawConflicted,
  DrawIngested,
  DrawRejected,
  DrawSupplemented,
  drawStream,
  DrawWithdrawn,
  ImportCompleted,
  ImportStarted,
  importStream,
} from '#events/draws';
import { folded } from '../../../test/support/folded';
import { drawsProjection } from './draws.projection';
import { DrawQueries } from './draws.queries';
import { importRowsProjection } from './import-rows.projection';
import { importsProjection } from './imports.projection';
import { ImportQueries } from './imports.queries';

const importId = '01a1fb75-27ac-756e-89b5-000000000001';
const otherId = '01a1fb75-27ac-756e-89b5-000000000002';
const ingested = (date: string, kind: 'sample' | 'manual' = 'manual') =>
  [
    drawStream('powerball', date),
    DrawIngested({
      game: 'powerball',
      date,
      era: '2015-10-07',
      numbers: { white: [1, 2, 3, 4, 5], powerball: [6] },
      multiplier: 2,
      secondary: {},
      source: kind === 'manual' ? { kind } : { kind, importId, line: 2, layout: 'canonical' },
    }),
  ] as const;

describe('the draws', () => {
  it('are kept by game and date, and told apart by where they came from', async () => {
    const { readSide, close } = await folded([drawsProjection], ingested('2026-08-03', 'sample'), ingested('2026-08-05'));
    const draws = new DrawQueries(readSide);
    expect(await draws.find('powerball', '2026-08-03')).toMatchObject({
      source: 'sample',
      synthetic: true,
      importId,
      line: 2,
      position: 1,
    });
    expect(await draws.find('powerball', '2026-08-05')).toMatchObject({
      source: 'manual',
      synthetic: false,
      importId: null,
      position: 2,
      multiplier: 2,
    });
    expect(await draws.count('powerball')).toEqual({ draws: 2, synthetic: 1 });
    expect(await draws.syntheticDates('powerball')).toEqual(['2026-08-03']);
    expect((await draws.between('powerball', '2026-08-04', '2026-08-06')).map(({ date }) => date)).toEqual(['2026-08-05']);
    await close();
  });

  it('come to know the multiplier of one, and of no other', async () => {
    const [stream] = ingested('2026-08-03');
    const supplemented = DrawSupplemented({
      game: 'powerball',
      date: '2026-08-03',
      multiplier: 5,
      secondary: {},
      source: { kind: 'manual' },
    });
    const { readSide, close } = await folded([drawsProjection], ingested('2026-08-03'), ingested('2026-08-05'), [stream, supplemented]);
    const page = await new DrawQueries(readSide).page('powerball', { limit: 10, order: 'asc' });
    expect(page.map(({ multiplier, position }) => [multiplier, position])).toEqual([
      [5, 1],
      [2, 2],
    ]);
    await close();
  });

  it('lose the one that was withdrawn, and no other', async () => {
    const withdrawn = DrawWithdrawn({ game: 'powerball', date: '2026-08-03', reason: 'dropped' });
    const { readSide, close } = await folded([drawsProjection], ingested('2026-08-03', 'sample'), ingested('2026-08-05'), [
      drawStream('powerball', '2026-08-03'),
      withdrawn,
    ]);
    const page = await new DrawQueries(readSide).page('powerball', { limit: 10, order: 'asc' });
    expect(page.map(({ date }) => date)).toEqual(['2026-08-05']);
    await close();
  });
});

describe('the imports', () => {
  it('keep the report of each, rows in the order of the file', async () => {
    const started = (id: string) =>
      ImportStarted({ importId: id, game: 'powerball', layout: 'canonical', synthetic: false, bytes: 90, sha256: '0f'.repeat(32) });
    const numbers = { white: [1, 2, 3, 4, 5], powerball: [6] };
    const stream = importStream(importId);
    const { readSide, close } = await folded(
      [importsProjection, importRowsProjection],
      [stream, started(importId)],
      [stream, DrawRejected({ importId, line: 10, code: 'out-of-range', message: 'white 70', text: 'x' })],
      [
        stream,
        DrawConflicted({
          importId,
          line: 9,
          game: 'powerball',
          date: '2026-08-05',
          existing: { numbers, multiplier: 2, secondary: {} },
          offered: { numbers: { ...numbers, powerball: [7] }, multiplier: null, secondary: {} },
        }),
      ],
      [importStream(otherId), started(otherId)],
      [
        stream,
        ImportCompleted({
          importId,
          accepted: 1,
          duplicates: 2,
          supplemented: 1,
          conflicts: 1,
          rejected: 1,
          firstDate: '2026-08-03',
          lastDate: '2026-08-05',
        }),
      ],
    );
    const imports = new ImportQueries(readSide);
    const report = await imports.find(importId, 10);
    expect(report?.summary).toMatchObject({
      accepted: 1,
      duplicates: 2,
      supplemented: 1,
      conflicts: 1,
      rejected: 1,
      firstDate: '2026-08-03',
    });
    expect([...(report?.conflicts ?? []), ...(report?.rejected ?? [])]).toMatchObject([
      {
        line: 9,
        kind: 'conflict',
        date: '2026-08-05',
        existing: { multiplier: 2 },
        offered: { numbers: { powerball: [7] } },
        status: 'open',
      },
      { line: 10, kind: 'rejected', code: 'out-of-range' },
    ]);
    expect(await imports.find(otherId, 10)).toMatchObject({
      summary: { accepted: 0, firstDate: null, status: 'running' },
      conflicts: [],
      rejected: [],
    });
    expect(await imports.find('none', 10)).toBeNull();
    await close();
  });
});
