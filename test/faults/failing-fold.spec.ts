import { drawsProjection } from '#projections/draws';
import { runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';

const draw = { date: '2026-08-05', numbers: { white: [14, 20, 59, 60, 61], powerball: 25 } };

/** Plants a mistake in a fold. @returns how to mend it */
function plantMistake(): () => void {
  const folds = drawsProjection.on as Record<string, unknown>;
  const sound = folds.DrawIngested as { start: (event: { data: { date: string } }) => object };
  const start = (event: { data: { date: string } }) => {
    if (event.data.date === draw.date) throw new Error('a mistake in the fold');
    return sound.start(event);
  };
  folds.DrawIngested = { ...sound, start };
  return () => {
    folds.DrawIngested = sound;
  };
}

describe('a fold that fails', () => {
  it('stops the read side and not the log, tells which fold and where, and goes on once it is mended', async () => {
    const mend = plantMistake();
    const first = await runningService();
    await first.importCsv(sampleCsv(30));
    const behind = await first.post('/v1/games/powerball/draws', draw);
    expect([behind.status, behind.body.type]).toEqual([503, '/problems/read-side-behind']);
    const position = Number(/at position (\d+)/.exec(behind.body.detail)?.[1]);
    const reason = `cannot be computed: its fold fails at DrawIngested, position ${position}: a mistake in the fold`;
    expect(await first.get('/health/ready')).toMatchObject({
      status: 503,
      body: { parts: { log: 'up', readSide: expect.stringContaining(reason) } },
    });
    await first.post('/v1/games/powerball/draws', { ...draw, date: '2026-08-08' });
    expect((await first.get('/v1/games/powerball')).body.draws).toBe(30);
    await first.stop();

    await expect(runningService({ directory: first.directory })).rejects.toThrow(reason);
    mend();
    const second = await runningService({ directory: first.directory });
    expect((await second.get('/health/ready')).status).toBe(200);
    expect((await second.get('/v1/games/powerball')).body.draws).toBe(32);
    await second.stop();
  });
});
