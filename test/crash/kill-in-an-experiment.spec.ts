import { ChildService } from '../support/child-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

const json = { 'content-type': 'application/json' };
const wish = {
  algorithms: ['frequency', 'recency', 'random_forest', 'mlp'],
  trials: 14,
  seed: 9,
  folds: 2,
  space: { random_forest: { trees: 3 }, mlp: { epochs: 4 } },
};
const ask = async (url: string, init: RequestInit = {}): Promise<Json> => (await fetch(url, init)).json();

async function begun(): Promise<{ service: ChildService; id: string }> {
  const service = await ChildService.start(temporaryDirectory());
  await ask(`${service.url}/v1/games/powerball/imports`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: sampleCsv(700) });
  const { id } = await ask(`${service.url}/v1/experiments`, { method: 'POST', headers: json, body: JSON.stringify(wish) });
  return { service, id };
}

const at = (service: ChildService, id: string) => ask(`${service.url}/v1/experiments/${id}`);
const ended = (service: ChildService, id: string): Promise<Json> =>
  until(
    () => at(service, id),
    ({ status }) => !['requested', 'running'].includes(status),
    60_000,
  );

/** Every trial and what came of it, but for times. */
async function leaderboard(service: ChildService, id: string): Promise<Json[]> {
  const { items } = await ask(`${service.url}/v1/experiments/${id}/trials?limit=100`);
  return items.map(({ durationMs: _, startedAt: __, ...trial }: Json) => trial);
}

describe('an experiment that is killed again and again', () => {
  it('ends with the leaderboard, the winner and the verdict of an unbroken one', async () => {
    const unbroken = await begun();
    const expected = await ended(unbroken.service, unbroken.id);
    const board = await leaderboard(unbroken.service, unbroken.id);
    await unbroken.service.end('SIGKILL');
    expect(expected.status).toBe('completed');
    expect(board).toHaveLength(new Set(board.map(({ trial }) => trial)).size);

    const { id, ...broken } = await begun();
    let service = broken.service;
    for (const trials of [2, 6, 11]) {
      await until(
        () => at(service, id),
        ({ trialsEnded }) => trialsEnded >= trials,
        60_000,
      );
      await service.end(trials === 6 ? 'SIGTERM' : 'SIGKILL');
      service = await ChildService.start(service.directory);
    }
    const { result } = await ended(service, id);
    expect(result).toEqual(expected.result);
    expect(await leaderboard(service, id)).toEqual(board);
    const { items } = await ask(`${service.url}/v1/events?type=TrialStarted&limit=100`);
    expect(items).toHaveLength(14);
    await service.end('SIGKILL');
  }, 120_000);
});
