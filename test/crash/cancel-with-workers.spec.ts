import { ChildService } from '../support/child-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

const wish = {
  algorithms: ['frequency', 'mlp'],
  space: { mlp: { epochs: 30 } },
  trials: 100,
  workers: 2,
  folds: 2,
  pruning: false,
  sampler: 'random',
};
const post = async (url: string, body?: object): Promise<Json> =>
  (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) })).json();

describe('an experiment of several workers that is cancelled at any moment', () => {
  it('leaves the service as it was', async () => {
    const service = await ChildService.start(temporaryDirectory());
    await fetch(`${service.url}/v1/games/powerball/imports`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: sampleCsv(300),
    });
    for (let attempt = 0; attempt < 12; attempt++) {
      const { id } = await post(`${service.url}/v1/experiments`, wish);
      if (attempt % 3 > 0)
        await until(async () => ((await (await fetch(`${service.url}/v1/experiments/${id}`)).json()) as Json).trialsBegun >= attempt % 3);
      expect((await post(`${service.url}/v1/experiments/${id}/cancel`)).status).toBe('cancelled');
    }
    const { id } = await post(`${service.url}/v1/experiments`, { ...wish, algorithms: ['frequency'], space: {}, trials: 6 });
    const last = await until(
      async () => (await (await fetch(`${service.url}/v1/experiments/${id}`)).json()) as Json,
      ({ status }) => status === 'completed',
    );
    expect(last.trialsEnded).toBe(6);
    expect(await service.end('SIGTERM')).toBe(0);
  }, 60_000);
});
