import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

const quick = { algorithms: ['frequency', 'recency', 'markov'], trials: 12, seed: 5, folds: 3 };

describe('experiments', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(300));
  });
  afterAll(() => hindcast.stop());

  const ended = (id: string): Promise<Json> =>
    until(
      async () => (await hindcast.get(`/v1/experiments/${id}`)).body,
      ({ status }) => !['requested', 'running'].includes(status),
      60_000,
    );
  const experiment = async (wish: object = quick): Promise<Json> => ended((await hindcast.post('/v1/experiments', wish)).body.id);

  it('find the best model, and say in words and numbers whether it beats chance on draws that nothing was chosen by', async () => {
    const asked = await hindcast.post('/v1/experiments', quick);
    expect(asked.status).toBe(202);
    expect(asked.headers.get('location')).toBe(`/v1/experiments/${asked.body.id}`);
    const { status, data, result, trialsEnded, bestTrial } = await ended(asked.body.id);
    expect([status, trialsEnded]).toEqual(['completed', 12]);
    expect(data).toMatchObject({ draws: 300, synthetic: false, folds: [{ trainedDraws: 121 }, {}, {}], untouched: { from: 240, to: 300 } });
    expect(result).toMatchObject({ endedBy: 'trials', verdict: 'no-evidence', comparison: { draws: 60, confidence: 0.95 } });
    expect(result.verdictInWords).toMatch(
      /^No evidence over chance: .+ on 60 draws that nothing was chosen by \(95 % confidence sequence .+, e-value .+\)\.$/,
    );
    if (result.winner.length === 1) expect(result.winner[0].trial).toBe(bestTrial);
  });

  it('keep every trial: a leaderboard, a history, filters, pages', async () => {
    const { id } = await experiment();
    const trials = async (query: string): Promise<Json> => (await hindcast.get(`/v1/experiments/${id}/trials${query}`)).body;
    const leaderboard = (await trials('')).items;
    expect(leaderboard).toHaveLength(12);
    expect(leaderboard.map(({ skill }: Json) => skill)).toEqual(
      leaderboard.map(({ skill }: Json) => skill).sort((a: number, b: number) => b - a),
    );
    const history = (await trials('?sort=trial&order=asc')).items;
    expect(history.map(({ trial }: Json) => trial)).toEqual(Array.from({ length: 12 }, (_, trial) => trial));
    expect(history[0]).toMatchObject({ algorithm: 'uniform', skill: 0, foldSkills: [0, 0, 0], status: 'completed' });
    expect(new Set(history.map(({ algorithm, hyperparameters }: Json) => JSON.stringify([algorithm, hyperparameters]))).size).toBe(12);
    const paged: number[] = [];
    for (let cursor = ''; ; ) {
      const page = await trials(`?limit=5${cursor}`);
      paged.push(...page.items.map(({ trial }: Json) => trial));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(paged).toEqual(leaderboard.map(({ trial }: Json) => trial));
    const markov = (await trials('?algorithm=markov&status=completed')).items;
    expect(markov.every(({ algorithm }: Json) => algorithm === 'markov')).toBe(true);
    const { items } = (await hindcast.get(`/v1/experiments/${id}/importance`)).body;
    expect(items.map(({ algorithm, hyperparameter }: Json) => `${algorithm} ${hyperparameter}`).sort()).toEqual([
      ...['frequency alpha', 'markov alpha', 'null null', 'recency alpha', 'recency halfLife'],
    ]);
    for (const { importance } of items) expect(importance >= 0 && importance <= 1).toBe(true);
  });

  it('give the same leaderboard for the same seed on the same draws, and can be compared', async () => {
    const [first, second, other] = [await experiment(), await experiment(), await experiment({ ...quick, folds: 2, sampler: 'random' })];
    const board = async (id: string) =>
      (await hindcast.get(`/v1/experiments/${id}/trials`)).body.items.map(({ durationMs: _, startedAt: __, ...trial }: Json) => trial);
    expect(await board(second.id)).toEqual(await board(first.id));
    expect(second.result).toEqual(first.result);
    const alike = (await hindcast.get(`/v1/experiments/compare?ids=${second.id},${first.id}`)).body;
    expect(alike).toMatchObject({ areComparable: true, reason: null });
    const unlike = (await hindcast.get(`/v1/experiments/compare?ids=${first.id},${other.id}`)).body;
    expect(unlike).toMatchObject({ areComparable: false, reason: expect.stringContaining('split') });
    expect(unlike.items.map(({ result }: Json) => result.skill)).toEqual([first.result.skill, other.result.skill].sort((a, b) => b - a));
  });

  it('have a winner that is trained, promoted and asked by the same requests as any model', async () => {
    const { id, result } = await experiment();
    const { status, body } = await hindcast.post(`/v1/experiments/${id}/training`, { slot: 'best' });
    expect(status).toBe(202);
    const training = await until(
      async () => (await hindcast.get(`/v1/trainings/${body.trainingId}`)).body,
      (view) => view.status === 'completed',
    );
    const [winner] = result.winner;
    if (result.winner.length === 1)
      expect(training).toMatchObject({ algorithm: winner.algorithm, hyperparameters: winner.hyperparameters, seed: 5 });
    else expect(training.members).toHaveLength(result.winner.length);
    expect((await hindcast.post(`/v1/models/${training.modelId}/promote`, { reason: 'won' })).status).toBe(200);
    const { body: set } = await hindcast.post('/v1/predictions', { slot: 'best' });
    expect(set).toMatchObject({ modelId: training.modelId, slot: 'best' });
    const found = { experimentId: id, trials: result.winner.map(({ trial }: Json) => trial) };
    expect((await hindcast.get(`/v1/prediction-sets/${set.id}/lineage`)).body.experiment).toEqual(found);
  });

  it('can be followed and cancelled within a second, and keep what was found', async () => {
    const slow = {
      ...quick,
      algorithms: ['frequency', 'mlp'],
      space: { mlp: { epochs: 15 } },
      pruning: false,
      trials: 500,
      sampler: 'random',
    };
    const { body } = await hindcast.post('/v1/experiments', slow);
    const following = fetch(`${hindcast.service.url}/v1/experiments/${body.id}/progress`).then((response) => response.text());
    await until(
      async () => (await hindcast.get(`/v1/experiments/${body.id}`)).body,
      ({ trialsEnded }) => trialsEnded >= 1,
    );
    const asked = performance.now();
    const cancelled = await hindcast.post(`/v1/experiments/${body.id}/cancel`);
    expect(cancelled.body.status).toBe('cancelled');
    const messages = await following;
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect(messages).toMatch(
      /event: progress\ndata: \{"experimentId":".+","trial":0,"algorithm":"uniform","foldsDone":0,"folds":3,"trialsEnded":0,"trialsMax":500/,
    );
    expect(messages.trim().split('\n\n').at(-1)).toBe(`event: ended\ndata: {"experimentId":"${body.id}","status":"cancelled"}`);
    const { items } = (await hindcast.get(`/v1/experiments/${body.id}/trials?sort=trial&order=asc`)).body;
    expect(items.filter(({ status }: Json) => status === 'completed').length).toBeGreaterThanOrEqual(1);
    expect(items.filter(({ status }: Json) => status === 'running')).toEqual([]);
    expect((await hindcast.post(`/v1/experiments/${body.id}/cancel`)).status).toBe(200);
    expect((await hindcast.post(`/v1/experiments/${body.id}/training`, {})).body.type).toBe('/problems/experiment-not-finished');
  });

  it('fail with a clear reason when there are too few draws', async () => {
    const { status, error } = await experiment({ algorithms: ['ridge_regression'], trials: 5, folds: 5 });
    expect([status, error]).toEqual(['failed', expect.stringContaining('and 200 are needed')]);
  });

  it.each([
    ['unknown-algorithm', { algorithms: ['oracle'] }],
    ['invalid-search-space', { space: { frequency: { alpha: { min: 5, max: 1 } } } }],
    ['game-not-found', { game: 'keno' }],
    ['too-many-workers', { workers: 64 }],
    ['invalid-request', { trials: 1 }],
    ['invalid-request', { sampler: 'oracle' }],
  ])('are refused as %s: %j', async (code, wish) =>
    expect((await hindcast.post('/v1/experiments', wish)).body.type).toBe(`/problems/${code}`),
  );

  it.each(['', '/trials', '/importance', '/progress'])('that do not exist have no %s', async (path) =>
    expect((await hindcast.get(`/v1/experiments/019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e${path}`)).body.type).toBe(
      '/problems/experiment-not-found',
    ),
  );
});
