import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '#events/store';
import { ChildService } from '../support/child-service';
import { dailyGame } from '../support/daily-game';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

const golden = join(resolve(packageRoot(), '../shared'), 'data/lottery/golden_powerball_1992_2026.csv');
const itWithShared = existsSync(golden) ? it : it.skip;
const wish = {
  algorithms: [{ algorithm: 'frequency', hyperparameters: { alpha: 1 } }, { algorithm: 'recency' }],
  every: 5,
  tickets: 2,
  seed: 3,
};
const ends = ['completed', 'failed', 'cancelled'];

describe('a backtest', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(300));
  });
  afterAll(() => hindcast.stop());
  const get = async (path: string): Promise<Json> => (await hindcast.get(path)).body;
  const ended = (id: string): Promise<Json> =>
    until(
      () => get(`/v1/backtests/${id}`),
      ({ status }) => ends.includes(status),
      60_000,
    );
  const backtest = async (body: object): Promise<Json> => ended((await hindcast.post('/v1/backtests', body)).body.id);

  it('tells how algorithms would have done, beside chance and beside fixed tickets', async () => {
    const asked = await hindcast.post('/v1/backtests', { ...wish, from: '2025-01-01' });
    expect([asked.status, asked.headers.get('location')]).toEqual([202, `/v1/backtests/${asked.body.id}`]);
    const { status, standings, pursesOfChance, data, drawsDone } = await ended(asked.body.id);
    const draws = data.to - data.from;
    expect([status, drawsDone]).toEqual(['completed', 4 * draws]);
    expect(standings.map(({ name }: Json) => name)).toEqual(['uniform', 'frequency', 'recency', 'fixed tickets']);
    const [uniform, frequency, , fixed] = standings;
    expect(pursesOfChance.map(({ date }: Json) => date)).toEqual(uniform.course.map(({ date }: Json) => date));
    expect(pursesOfChance.every(({ lowCents, highCents }: Json) => lowCents < highCents)).toBe(true);
    expect(uniform).toMatchObject({ draws, skill: { total: 0, low: 0, high: 0 }, verdict: 'no-evidence', stakedCents: draws * 400 });
    expect(uniform.logLoss).toBeCloseTo(17.937642 + 3.258097, 5);
    expect(frequency.skill.total).toBeLessThan(0);
    expect(fixed).toMatchObject({ draws, skill: null, verdict: 'no-forecast' });
    expect(frequency.course.at(-1).bankrollCents).toBe(frequency.wonCents - frequency.stakedCents);
  });

  it('is the same for the same seed, and learns nothing from the draws that it forecasts', async () => {
    const range = { ...wish, from: '2025-01-01', to: '2025-06-30' };
    const [first, second] = [await backtest(range), await backtest(range)];
    expect(second.standings).toEqual(first.standings);
    const shorter = await backtest({ ...range, to: '2025-03-31' });
    const skillsUntil = ({ standings }: Json) =>
      standings[1].course.filter(({ date }: Json) => date <= '2025-03-31').map(({ skill }: Json) => skill);
    expect(skillsUntil(shorter)).toEqual(skillsUntil(first));
  });

  it('can be followed and cancelled, and keeps what it found', async () => {
    const slow = { ...wish, algorithms: [{ algorithm: 'mlp', hyperparameters: { epochs: 20 } }], every: 5 };
    const { body } = await hindcast.post('/v1/backtests', slow);
    const following = fetch(`${hindcast.service.url}/v1/backtests/${body.id}/progress`).then((response) => response.text());
    await until(async () => (await get(`/v1/backtests/${body.id}`)).drawsDone > 0);
    expect((await hindcast.post(`/v1/backtests/${body.id}/cancel`)).body.status).toBe('cancelled');
    expect((await following).trim().split('\n\n').at(-1)).toBe(`event: ended\ndata: {"backtestId":"${body.id}","status":"cancelled"}`);
    expect((await get(`/v1/backtests/${body.id}`)).standings[0].draws).toBeGreaterThan(0);
    expect((await get('/v1/backtests?status=cancelled')).items).toMatchObject([{ id: body.id }]);
  });

  it.each([
    ['mixed-eras', { ...wish, from: '2010-01-01', to: '2020-01-01' }],
    ['mixed-eras', { ...wish, from: '2000-01-01' }],
    ['invalid-request', { ...wish, from: '2026-01-01', to: '2025-01-01' }],
    ['invalid-request', { ...wish, from: '2026-02-30' }],
    ['unknown-algorithm', { ...wish, algorithms: [{ algorithm: 'oracle' }] }],
    ['unknown-algorithm', { ...wish, algorithms: [{ algorithm: 'blend' }] }],
    ['invalid-hyperparameters', { ...wish, algorithms: [{ algorithm: 'frequency', hyperparameters: { alpha: 0 } }] }],
    ['game-not-found', { ...wish, game: 'keno' }],
    ['invalid-request', { ...wish, algorithms: [] }],
    ['invalid-request', { ...wish, every: 0 }],
  ])('is refused as %s: %j', async (code, body) =>
    expect((await hindcast.post('/v1/backtests', body)).body.type).toBe(`/problems/${code}`),
  );

  it('is refused where there are fewer different tickets than it shall play', async () => {
    const [era] = dailyGame.eras;
    const tiny = { ...dailyGame, id: 'tiny', eras: [{ ...era, pools: { main: { pick: 3, size: 4 } } }] };
    await hindcast.post('/v1/games', tiny);
    const { body } = await hindcast.post('/v1/backtests', { ...wish, game: 'tiny', tickets: 5 });
    expect(body).toMatchObject({ type: '/problems/invalid-request', detail: expect.stringContaining('there are 4 different ones') });
  });

  it('fails with its reason where there is too little to learn from', async () => {
    expect((await backtest({ ...wish, algorithms: [{ algorithm: 'ensemble' }] })).error).toContain(
      'the first 300 are needed to learn from',
    );
    expect((await hindcast.get('/v1/backtests/019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e')).status).toBe(404);
  });

  itWithShared(
    'of the real history finds a Dirichlet model of weight 1 behind chance, by about .07 nats a draw',
    async () => {
      const real = await runningService();
      await real.importCsv(readFileSync(golden, 'utf8'));
      const { body } = await real.post('/v1/backtests', {
        algorithms: [{ algorithm: 'frequency', hyperparameters: { alpha: 1 } }],
        from: '2016-09-21',
        every: 1,
        tickets: 1,
      });
      const { standings, data } = await until(
        async () => (await real.get(`/v1/backtests/${body.id}`)).body as Json,
        ({ status }) => ends.includes(status),
        60_000,
      );
      expect(data.to - data.from).toBe(1_290);
      const [, frequency] = standings;
      expect(frequency.skill.mean).toBeGreaterThan(-0.12);
      expect(frequency.skill.mean).toBeLessThan(-0.05);
      expect(frequency.verdict).toBe('worse');
      await real.stop();
    },
    90_000,
  );
});

describe('a backtest that is killed', () => {
  it('goes on with the part that it was at, and ends as an unbroken one', async () => {
    const begun = async () => {
      const service = await ChildService.start(temporaryDirectory());
      await fetch(`${service.url}/v1/games/powerball/imports`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: sampleCsv(400),
      });
      const body = JSON.stringify({ ...wish, algorithms: [{ algorithm: 'ridge_regression' }, { algorithm: 'frequency' }], every: 25 });
      const asked = await fetch(`${service.url}/v1/backtests`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return { service, id: ((await asked.json()) as Json).id as string };
    };
    const at = async (service: ChildService, id: string): Promise<Json> => (await fetch(`${service.url}/v1/backtests/${id}`)).json();
    const end = (service: ChildService, id: string) =>
      until(
        () => at(service, id),
        ({ status }) => ends.includes(status),
        60_000,
      );
    const unbroken = await begun();
    const expected = await end(unbroken.service, unbroken.id);
    await unbroken.service.end('SIGKILL');
    expect(expected.status).toBe('completed');

    const { id, ...broken } = await begun();
    let service = broken.service;
    for (const draws of [100, 300]) {
      await until(
        () => at(service, id),
        ({ drawsDone }) => drawsDone >= draws,
        60_000,
      );
      await service.end('SIGKILL');
      service = await ChildService.start(service.directory);
    }
    expect((await end(service, id)).standings).toEqual(expected.standings);
    await service.end('SIGKILL');
  }, 120_000);
});
