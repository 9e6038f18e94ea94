import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

const header = 'draw_date,n1,n2,n3,n4,n5,powerball,power_play,double_play';
const file = (...rows: string[]) => [header, ...rows].join('\n');

describe('a draw that sources tell differently', () => {
  let hindcast: RunningService;
  const draw = (date = '2026-08-05', query = '') => hindcast.get(`/v1/games/powerball/draws/${date}${query}`);
  const conflicts = async (query = '') => (await hindcast.get(`/v1/games/powerball/conflicts${query}`)).body.items;
  const correction = (body: object, headers = {}) => hindcast.post('/v1/games/powerball/draws/2026-08-05/correction', body, headers);
  const right = { numbers: { white: [14, 20, 59, 60, 61], powerball: 24 }, powerPlay: 2, reason: 'the official page says 24' };

  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(file('2026-08-05,14,20,59,60,61,25,2,', '2026-08-03,8,30,41,48,54,4,2,'));
    await hindcast.importCsv(file('2026-08-05,14,20,59,60,61,24,2,', '2026-08-03,8,30,41,48,54,4,3,'));
    await hindcast.importCsv(file('2026-08-05,14,20,59,60,61,24,2,'));
  });
  afterAll(() => hindcast.stop());

  it('keeps what was first on record, and lists what was told against it', async () => {
    expect((await draw()).body.numbers.powerball).toEqual([25]);
    expect(await conflicts('?order=asc')).toMatchObject([
      { line: 2, date: '2026-08-05', existing: { powerball: [25] }, offered: { powerball: [24] }, status: 'open', resolution: null },
      { line: 3, date: '2026-08-03', existingMultiplier: 2, offeredMultiplier: 3 },
      { line: 2, date: '2026-08-05' },
    ]);
  });

  it('is corrected by a person with a reason, and the old result stays visible', async () => {
    const { body: before } = await draw();
    expect((await correction({ ...right, reason: '' })).body).toMatchObject({ status: 400, errors: [{ path: 'reason' }] });
    expect(await correction(right, { 'idempotency-key': 'correct-once' })).toMatchObject({
      status: 200,
      body: {
        numbers: { powerball: [24] },
        corrections: [{ previous: { numbers: before.numbers, multiplier: 2 }, reason: right.reason }],
      },
    });
    expect((await correction(right, { 'idempotency-key': 'correct-once' })).status).toBe(200);
    expect((await draw('2026-08-05', `?asOf=position:${before.position}`)).body).toMatchObject({
      numbers: { powerball: [25] },
      corrections: [],
    });
    expect(await correction(right)).toMatchObject({ status: 422, body: { type: '/problems/nothing-to-correct' } });
    expect((await conflicts('?status=open')).map(({ date }: { date: string }) => date)).toEqual(['2026-08-03']);
    expect(await conflicts('?status=corrected')).toMatchObject([{ resolution: right.reason }, { resolution: right.reason }]);
  });

  it('is left as it is by a person with a reason', async () => {
    const dismiss = (date: string) =>
      hindcast.post(`/v1/games/powerball/draws/${date}/conflicts/dismiss`, { reason: 'the other file is wrong' });
    expect(await dismiss('2026-08-03')).toMatchObject({ status: 200, body: { powerPlay: 2, corrections: [] } });
    expect(await dismiss('2026-08-03')).toMatchObject({ status: 422, body: { type: '/problems/no-conflict' } });
    expect(await conflicts('?status=open')).toEqual([]);
    expect((await hindcast.get('/v1/logs?kind=event&level=warn')).body.items[0].message).toContain('the other file is wrong');
  });

  it('takes a corrected result only where it fits the rules', async () => {
    expect(await correction({ ...right, numbers: { white: [14, 20, 59, 60, 61], powerball: 27 } })).toMatchObject({
      status: 422,
      body: { type: '/problems/invalid-draw', errors: [{ path: 'numbers.powerball' }] },
    });
    expect(await hindcast.post('/v1/games/powerball/draws/2026-08-01/correction', right)).toMatchObject({
      status: 404,
      body: { type: '/problems/draw-not-found' },
    });
  });

  it('takes a secondary draw of the same evening by hand', async () => {
    const result = {
      date: '2026-07-25',
      numbers: { white: [3, 4, 24, 36, 47], powerball: 17 },
      secondary: { doublePlay: { white: [20, 21, 26, 28, 32], powerball: 10 } },
    };
    expect(await hindcast.post('/v1/games/powerball/draws', result)).toMatchObject({
      status: 201,
      body: { secondary: { doublePlay: { white: [20, 21, 26, 28, 32], powerball: [10] } } },
    });
    expect((await hindcast.post('/v1/games/powerball/draws', { ...result, secondary: { doublePlay: 5 } })).status).toBe(422);
    expect((await hindcast.post('/v1/games/powerball/draws', { ...result, secondary: 5 })).status).toBe(400);
  });
});

describe('a draw that a model has learnt from', () => {
  it('shows its corrections in the lineage of predictions, before the training and since', async () => {
    const hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(40));
    const [newest, older] = (await hindcast.get('/v1/games/powerball/draws')).body.items.map(({ date }: { date: string }) => date);
    const correct = (date: string, powerball: number) =>
      hindcast.post(`/v1/games/powerball/draws/${date}/correction`, {
        numbers: { white: [1, 2, 3, 4, 5], powerball },
        powerPlay: 2,
        reason: `the ball was ${powerball}`,
      });
    await correct(older, 7);
    const { body: training } = await hindcast.post('/v1/trainings', { algorithm: 'frequency' });
    const ended = () => hindcast.get(`/v1/trainings/${training.id}`);
    await until(async () => (await ended()).body.status === 'completed');
    const { body: set } = await hindcast.post('/v1/predictions', { modelId: training.modelId });
    await correct(newest, 9);
    const lineage = async (query = '') => (await hindcast.get(`/v1/prediction-sets/${set.id}/lineage${query}`)).body.draws.corrections;
    expect(await lineage()).toMatchObject([
      { date: older, reason: 'the ball was 7', isLearnt: true },
      { date: newest, reason: 'the ball was 9', isLearnt: false },
    ]);
    expect(await lineage(`?asOf=position:${set.position}`)).toMatchObject([{ date: older }]);
    await hindcast.stop();
  });
});
