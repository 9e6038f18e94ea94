/** When the story starts: the day after the last draw of the sample. */
export const startsAt = '2026-11-01T16:00:00Z';
/** When its pictures are taken. */
export const endsAt = '2026-11-20T17:24:00Z';

const seed = 20261120;

/**
 * What happens before the pictures are taken: models are trained on the synthetic sample and forecast draw after draw, each draw is made up by
 * a seeded generator, comes in and is scored; then an experiment, a backtest, a backup and a check.
 *
 * @returns addresses of pages that have ids in them
 */
export async function tellStory({ api, clock }) {
  await api.until('/v1/prediction-sets', ({ items }) => items.length > 0);
  const slots = await trained(api, ['uniform', 'frequency', 'recency', 'gradient_boosting', 'mlp', 'ensemble']);
  const roll = generator(seed);
  let lastSet;
  for (;;) {
    for (const modelId of slots) lastSet = await api.post('/v1/predictions', { modelId, seed });
    const { date, drawsAt } = await api.get('/v1/games/powerball/next-draw');
    if (drawsAt > endsAt) break;
    clock.moveTo(new Date(Date.parse(drawsAt) + 3_600_000).toISOString());
    await api.send('/v1/games/powerball/imports', 'text/csv', csv([[date, ...made(roll)]]));
    await api.until(
      `/v1/prediction-sets?drawDate=${date}`,
      ({ items }) => items.length > 0 && items.every((set) => set.status !== 'current'),
    );
  }
  clock.moveTo(endsAt);
  const past = await api.get('/v1/prediction-sets?slot=frequency&order=desc&limit=2');
  const experiment = await api.done('/v1/experiments', {
    name: 'Does memory help?',
    algorithms: ['frequency', 'recency', 'markov', 'ridge_regression'],
    trials: 16,
    seed,
  });
  const algorithms = ['frequency', 'recency', 'markov'].map((algorithm) => ({ algorithm }));
  const backtest = await api.done('/v1/backtests', { name: 'Two years of tickets', algorithms, from: '2024-11-01', seed });
  await api.post('/v1/backups');
  await api.until('/v1/backups', ({ items }) => items[0]?.status === 'verified');
  const check = await api.post('/v1/maintenance/integrity-checks');
  await api.until(`/v1/maintenance/integrity-checks/${check.id}`, ({ status }) => status !== 'running' && status !== 'requested');
  return { model: slots[1], set: past.items.at(-1).id, experiment: experiment.id, backtest: backtest.id, lastSet: lastSet.id };
}

async function trained(api, algorithms) {
  const ids = [];
  for (const algorithm of algorithms) {
    const { modelId } = await api.done('/v1/trainings', { algorithm, seed });
    await api.post(`/v1/models/${modelId}/promote`, { reason: 'the first of its kind' });
    ids.push(modelId);
  }
  return ids;
}

const csv = (rows) => `draw_date,n1,n2,n3,n4,n5,powerball\n${rows.map((row) => row.join(',')).join('\n')}\n`;

/** A draw of a fair machine. */
function made(roll) {
  const balls = Array.from({ length: 69 }, (_, place) => place + 1);
  const white = Array.from({ length: 5 }, () => balls.splice(Math.floor(roll() * balls.length), 1)[0]);
  return [...white.sort((a, b) => a - b), 1 + Math.floor(roll() * 26)];
}

/** Mulberry32: numbers from 0 to 1, the same ones for the same seed. */
function generator(state) {
  let at = state;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
