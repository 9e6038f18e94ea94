import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

const lottery = join(packageRoot(), '../shared/data/lottery');
const needsShared = existsSync(lottery) ? it : it.skip;
const header = 'draw_date,n1,n2,n3,n4,n5,powerball';

describe('the quality of a record', () => {
  let hindcast: RunningService;
  beforeEach(async () => {
    hindcast = await runningService();
  });
  afterEach(() => hindcast.stop());
  const quality = async (query = '') => (await hindcast.get(`/v1/games/powerball/data-quality${query}`)).body;

  /** The open alerts, once there are as many as expected. */
  const openAlerts = (count: number): Promise<{ id: string; message: string }[]> =>
    until(
      async () => (await hindcast.get('/v1/alerts?status=open&order=asc')).body.items,
      ({ length }) => length === count,
    );

  it('of an empty record finds nothing', async () => {
    expect(await quality()).toMatchObject({ draws: 0, missingCount: 0, missing: [], gaps: [], eras: [], sources: [], openConflicts: 0 });
  });

  it('tells missing dates, conflicts, repeats and what should be known by now, and alerts once until it is over', async () => {
    await hindcast.importCsv(
      [header, '2026-07-27,6,26,46,58,65,25', '2026-08-01,6,26,46,58,65,25', '2026-08-05,14,20,59,60,61,25'].join('\n'),
    );
    await hindcast.importCsv([header, '2026-08-05,14,20,59,60,61,24'].join('\n'));
    const { position } = (await hindcast.get('/v1/projections')).body;
    expect(await quality()).toMatchObject({
      draws: 3,
      firstDate: '2026-07-27',
      missingCount: 2,
      missing: ['2026-07-29', '2026-08-03'],
      gaps: [{ from: '2026-07-29', draws: 1 }, { from: '2026-08-03' }],
      eras: [{ era: '2015-10-07', expected: 5, onRecord: 3 }],
      sources: [{ draws: 3, missing: 2 }],
      openConflicts: 1,
      repeats: [{ dates: ['2026-07-27', '2026-08-01'] }],
      freshness: { behind: expect.any(Number) },
    });
    const alerts = await openAlerts(4);
    expect(alerts.map(({ id }) => id)).toEqual([
      'powerball-conflicts',
      'powerball-missing-draws',
      'powerball-repeated-results',
      'powerball-stale',
    ]);
    expect(alerts[1]?.message).toBe('2 draws between 2026-07-27 and 2026-08-05 are not on record');

    await hindcast.importCsv([header, '2026-07-29,1,2,3,4,5,6', '2026-08-03,1,2,3,4,5,7'].join('\n'));
    expect((await openAlerts(3)).map(({ id }) => id)).not.toContain('powerball-missing-draws');
    const { items } = (await hindcast.get('/v1/events?stream=alert-powerball-missing-draws&order=asc')).body;
    expect(items.map(({ type }: { type: string }) => type)).toEqual(['AlertRaised', 'AlertResolved']);
    expect((await quality(`?asOf=position:${position}`)).missingCount).toBe(2);
  });

  needsShared.each([
    ['powerball_ny_socrata_export_2010_2026.csv', 1_972, 6],
    ['powerball_kaggle_cc0_1992_2026.csv', 3_813, 21],
  ])('of %s alone: %i draws, %i missing by date (needs ../shared)', async (file, draws, missing) => {
    const { body } = await hindcast.importCsv(readFileSync(join(lottery, file), 'utf8'));
    expect(body).toMatchObject({ accepted: draws, rejected: [] });
    const found = await quality();
    expect(found).toMatchObject({ draws, missingCount: missing });
    expect(found.missing).toHaveLength(missing);
  });
});
