import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '#events/store';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';

type Json = ReturnType<typeof JSON.parse>;

const golden = join(resolve(packageRoot(), '../shared'), 'data/lottery/golden_powerball_1992_2026.csv');
const itWithShared = existsSync(golden) ? it : it.skip;
const kinds = ['frequency', 'gaps', 'combinations', 'day-of-week', 'sums', 'shapes', 'trends', 'fairness'];

describe('analytics', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(400));
  });
  afterAll(() => hindcast.stop());
  const analytics = async (path: string): Promise<Json> => (await hindcast.get(`/v1/games/powerball/analytics/${path}`)).body;

  it.each(kinds)('tell of the present era what was seen and what a fair machine gives: %s', async (kind) => {
    const { items } = await analytics(kind);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ era: '2015-10-07', draws: 400, synthetic: 0 });
    expect(items[0].pools[0].pool).toBe('white');
  });

  it('look at the draws that are asked for', async () => {
    const whole = (await analytics('frequency')).items[0];
    const last = (await analytics('frequency?last=100')).items[0];
    expect([last.draws, last.to]).toEqual([100, whole.to]);
    const between = (await analytics('frequency?from=2026-01-01&to=2026-03-31')).items[0];
    expect(between.from >= '2026-01-01' && between.to <= '2026-03-31').toBe(true);
    expect((await analytics('frequency?era=1992-04-22')).items).toEqual([]);
    expect((await analytics('combinations?size=3&limit=2')).items[0].pools).toMatchObject([{ size: 3, top: [{}, {}] }]);
    expect((await analytics('trends?windows=7,30')).items[0].pools[0].balls[0].windows.map(({ draws }: Json) => draws)).toEqual([7, 30]);
  });

  it('follow the draws: a new one, a correction, and as of any moment before', async () => {
    const counted = async (query = '') =>
      (await analytics(`frequency${query}`)).items[0].pools[0].balls.map(({ observed }: Json) => observed);
    const before = await counted();
    const { position } = (await hindcast.get('/v1/events?limit=1')).body.items[0];
    const date = '2026-08-01';
    await hindcast.post('/v1/games/powerball/draws', { date, numbers: { white: [1, 2, 3, 4, 5], powerball: 6 }, powerPlay: 2 });
    const after = await counted();
    expect(after.slice(0, 6)).toEqual(before.slice(0, 6).map((count: number, ball: number) => count + (ball < 5 ? 1 : 0)));
    const numbers = { white: [2, 3, 4, 5, 6], powerball: 6 };
    await hindcast.post(`/v1/games/powerball/draws/${date}/correction`, { numbers, powerPlay: 2, reason: 'misread' });
    const corrected = await counted();
    expect([corrected[0], corrected[5]]).toEqual([before[0], before[5] + 1]);
    expect(await counted(`?asOf=position:${position}`)).toEqual(before);
  });

  it.each([
    ['frequency?from=yesterday', 'invalid-request'],
    ['frequency?last=0', 'invalid-request'],
    ['frequency?from=2026-02-30', 'invalid-request'],
    ['frequency?era=1066', 'era-not-found'],
    ['combinations?size=5', 'invalid-request'],
    ['trends?windows=ten', 'invalid-request'],
  ])('refuse %s as %s', async (path, code) => expect((await analytics(path)).type).toBe(`/problems/${code}`));

  it('of a game that there is not are not found', async () =>
    expect((await hindcast.get('/v1/games/keno/analytics/frequency')).body.type).toBe('/problems/game-not-found'));

  itWithShared('of the real history find eras apart, and nothing that speaks against fair machines', async () => {
    const real = await runningService();
    await real.importCsv(readFileSync(golden, 'utf8'));
    const get = async (path: string): Promise<Json> => (await real.get(`/v1/games/powerball/analytics/${path}`)).body;
    const eras = (await get('fairness?from=1992-01-01')).items;
    expect(eras.map(({ era }: Json) => era)).toEqual([
      ...['1992-04-22', '1997-11-05', '2002-10-09', '2005-08-31', '2009-01-07', '2012-01-18', '2015-10-07'],
    ]);
    expect(eras.reduce((sum: number, { draws }: Json) => sum + draws, 0)).toBe(3_838);
    const [present] = (await get('fairness')).items;
    expect(present).toMatchObject({ draws: 1_390, verdict: 'fair' });
    expect(present.tests.find(({ pool, test }: Json) => pool === 'white' && test === 'pairs').distribution).toBe(
      '3.820896 × chi-square(68) + 0.911805 × chi-square(2277)',
    );
    await real.stop();
  });
});
