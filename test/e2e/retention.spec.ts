import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

type Model = { id: string; status: string; artifact: string };

describe('the artifacts of a slot', () => {
  it('are kept for the newest models, for champions and for those that predictions refer to; the others are deleted, on record', async () => {
    const hindcast = await runningService({ artifactsKept: 2 });
    await hindcast.importCsv(sampleCsv(60));
    const trained = async (alpha: number): Promise<string> => {
      const { body } = await hindcast.post('/v1/trainings', { algorithm: 'frequency', hyperparameters: { alpha } });
      await until(async () => (await hindcast.get(`/v1/trainings/${body.id}`)).body.status === 'completed');
      return body.modelId;
    };
    const predicting = await trained(1);
    await hindcast.post('/v1/predictions', { modelId: predicting });
    const champion = await trained(2);
    await hindcast.post(`/v1/models/${champion}/promote`, { reason: 'a test' });
    const superfluous = await trained(3);
    const [fourth, fifth] = [await trained(4), await trained(5)];
    await until(async () => (await hindcast.get(`/v1/models/${superfluous}`)).body.status === 'archived');

    const { items } = (await hindcast.get('/v1/models?order=asc')).body as { items: Model[] };
    expect(items.map(({ id, status }) => [id, status])).toEqual([
      [predicting, 'idle'],
      [champion, 'idle'],
      [superfluous, 'archived'],
      [fourth, 'idle'],
      [fifth, 'idle'],
    ]);
    const directory = join(hindcast.directory, 'models');
    const kept = items.filter(({ status }) => status === 'idle').map(({ artifact }) => artifact);
    await until(() => readdirSync(directory).length === kept.length);
    expect(readdirSync(directory).sort()).toEqual(kept.sort());
    expect((await hindcast.get('/v1/events?type=ModelArchived')).body.items).toMatchObject([{ data: { modelId: superfluous, kept: 2 } }]);
    expect(await hindcast.post('/v1/predictions', { modelId: superfluous })).toMatchObject({
      status: 409,
      body: { type: '/problems/model-retired', detail: expect.stringContaining('archived') },
    });
    await hindcast.stop();

    // What a crash between the record and the deletion leaves is deleted at the next start.
    const leftover = join(directory, items[2]?.artifact as string);
    mkdirSync(leftover);
    const again = await runningService({ directory: hindcast.directory, artifactsKept: 2 });
    expect(existsSync(leftover)).toBe(false);
    await again.stop();
  });
});
