import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { MovableClock } from '../support/movable-clock';
import { samplesIn } from '../support/metric-lines';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

describe('a prediction whose draw has come', () => {
  const clock = new MovableClock();
  let hindcast: RunningService;
  let modelId: string;
  let ensembleId: string;
  let sets: { superseded: Json; current: Json; ensemble: Json };
  const get = async (path: string): Promise<Json> => (await hindcast.get(path)).body;
  const trained = async (wish: object): Promise<string> => {
    const { id } = (await hindcast.post('/v1/trainings', wish)).body;
    return (
      await until(
        () => get(`/v1/trainings/${id}`),
        ({ status }) => status === 'completed',
      )
    ).modelId;
  };
  const issued = async (of: string): Promise<Json> => (await hindcast.post('/v1/predictions', { modelId: of })).body;
  const scored = () => get('/v1/events?type=PredictionScored&limit=100&order=asc');
  const draw = { white: [3, 17, 28, 44, 61], powerball: 9 };

  beforeAll(async () => {
    hindcast = await runningService({ clock });
    await hindcast.importCsv(sampleCsv(400));
    modelId = await trained({ algorithm: 'frequency', seed: 1 });
    ensembleId = await trained({ algorithm: 'ensemble', seed: 1 });
    sets = { superseded: await issued(modelId), current: await issued(modelId), ensemble: await issued(ensembleId) };
    const { drawsAt, date } = await get('/v1/games/powerball/next-draw');
    expect(date).toBe(sets.current.drawDate);
    clock.moveTo(new Date(Date.parse(drawsAt) + 3_600_000).toISOString());
    expect((await hindcast.post('/v1/games/powerball/draws', { date, numbers: draw, powerPlay: 2 })).status).toBe(201);
    await until(scored, ({ items }) => items.length === 3);
  });
  afterAll(() => hindcast.stop());

  it('is scored beside chance: losses, ranks, matches, money', async () => {
    const { items } = await get(`/v1/prediction-sets/${sets.current.id}/scores`);
    expect(items).toHaveLength(1);
    const [{ pools, tickets, isCurrent, stakedCents, wonCents }] = items;
    expect(isCurrent).toBe(true);
    expect(pools.white.uniformLogLoss).toBeCloseTo(17.937642, 6);
    expect(pools.powerball.uniformLogLoss).toBeCloseTo(3.258097, 6);
    const chance = sets.current.probabilities.powerball[9 - 1];
    expect(pools.powerball.logLoss).toBeCloseTo(-Math.log(chance), 9);
    expect(pools.white.skill).toBeCloseTo(pools.white.uniformLogLoss - pools.white.logLoss, 9);
    expect(tickets).toHaveLength(5);
    expect([stakedCents, wonCents]).toEqual([1_000, tickets.reduce((sum: number, { prizeCents }: Json) => sum + prizeCents, 0)]);
    expect((await get(`/v1/prediction-sets/${sets.current.id}`)).status).toBe('scored');
    expect((await get('/v1/prediction-sets?status=scored')).items).toHaveLength(2);
  });

  it('is scored when it was superseded too, but counts for nothing then', async () => {
    const { items } = await get(`/v1/prediction-sets/${sets.superseded.id}/scores`);
    expect(items).toMatchObject([{ isCurrent: false }]);
    expect((await get(`/v1/prediction-sets/${sets.superseded.id}`)).status).toBe('superseded');
    expect((await get(`/v1/models/${modelId}/scorecard`)).sets).toBe(1);
  });

  it('stands on the scorecard of its model, its algorithm and its slot, with a verdict that one draw cannot sway', async () => {
    const card = await get(`/v1/models/${modelId}/scorecard`);
    expect(card).toMatchObject({ draws: 1, verdict: 'no-evidence', money: { tickets: 5, stakedCents: 1_000, jackpots: 0 } });
    expect(card.verdictInWords).toContain('There is no evidence that it forecasts better than chance: ');
    expect(card.skill.low).toBeLessThan(0);
    expect(card.matches.white.reduce((sum: number, { tickets }: Json) => sum + tickets, 0)).toBe(5);
    const { items } = await get('/v1/games/powerball/scorecards');
    expect(items.map(({ name }: Json) => name)).toEqual(['ensemble', 'frequency']);
    expect(items[1].skill).toEqual(card.skill);
    expect((await get('/v1/games/powerball/scorecards?by=slot')).items).toHaveLength(2);
    const { closed } = await until(
      () => get('/v1/games/powerball/scorecards'),
      ({ closed: of }) => of.draws === 1,
    );
    expect(closed).toEqual({ draws: 1, sets: 3, scored: 3, awaiting: 0 });
  });

  it('has taught the ensemble of tools, whose weights after the draw are on record', async () => {
    const next = (await get('/v1/games/powerball/next-draw')).date;
    const { items } = await until(
      () => get(`/v1/models/${ensembleId}/tool-weights`),
      ({ items: of }) => of.some(({ date }: Json) => date === next),
    );
    const [last] = items.slice(-1);
    expect(Object.values(last.weights as Record<string, number>).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  });

  it('is scored once, however often its draw is told of and the log is gone through', async () => {
    await hindcast.post('/v1/games/powerball/draws', { date: sets.current.drawDate, numbers: draw, powerPlay: 2 });
    const before = (await scored()).items;
    await hindcast.stop();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(hindcast.directory, 'data', `subscriptions.db${suffix}`), { force: true });
    hindcast = await runningService({ clock, directory: hindcast.directory });
    const head = (await get('/v1/events?limit=1')).items[0].position;
    await hindcast.importCsv(sampleCsv(401).split('\n').slice(0, 2).join('\n'));
    await until(async () => (await get('/v1/events?limit=1')).items[0].position > head);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await scored()).items).toEqual(before);
  });

  it('is scored once more when the draw is corrected, and both results stay', async () => {
    const corrected = { numbers: { ...draw, powerball: 10 }, powerPlay: 2, reason: 'the official page says 10' };
    expect((await hindcast.post(`/v1/games/powerball/draws/${sets.current.drawDate}/correction`, corrected)).status).toBe(200);
    const { items } = await until(
      () => get(`/v1/prediction-sets/${sets.current.id}/scores`),
      ({ items: of }) => of.length === 2,
    );
    const chance = sets.current.probabilities.powerball[10 - 1];
    expect(items[1].pools.powerball.logLoss).toBeCloseTo(-Math.log(chance), 9);
    expect(items[1].drawPosition).toBeGreaterThan(items[0].drawPosition);
    await until(async () => (await scored()).items.length === 6);
    expect((await get(`/v1/models/${modelId}/scorecard`)).pools.powerball.logLoss).toBeCloseTo(-Math.log(chance), 9);
  });

  it('is told to operators by its slot, by the result that counts', async () => {
    const card = await get(`/v1/models/${modelId}/scorecard`);
    const samples = samplesIn((await hindcast.get('/metrics')).body);
    const of = (name: string) =>
      samples.find((each) => each.name === name && each.labels.slot === 'frequency' && each.labels.pool === 'powerball');
    expect(of('hindcast_model_log_loss_nats')?.value).toBeCloseTo(card.pools.powerball.logLoss, 9);
    expect(of('hindcast_chance_log_loss_nats')?.value).toBeCloseTo(3.258097, 6);
    expect(of('hindcast_model_scored_draws')).toMatchObject({ value: 1, labels: { game: 'powerball' } });
  });

  it('that does not exist has no score', async () => {
    const none = '019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e';
    expect((await hindcast.get(`/v1/prediction-sets/${none}/scores`)).status).toBe(404);
    expect((await hindcast.get(`/v1/models/${none}/scorecard`)).status).toBe(404);
    expect((await hindcast.get('/v1/games/keno/scorecards')).status).toBe(404);
    expect((await get(`/v1/models/${await trained({ algorithm: 'uniform' })}/scorecard`)).verdict).toBe('nothing-scored');
  });
});
