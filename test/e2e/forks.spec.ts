import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';

type Json = ReturnType<typeof JSON.parse>;

const numbers = { white: [1, 2, 3, 4, 5], powerball: 6 };

describe('a data directory that was restored from an old copy', () => {
  const directory = temporaryDirectory();
  const data = join(directory, 'data');
  const old = join(temporaryDirectory(), 'old');
  const copies = join(temporaryDirectory(), 'copies');
  let hindcast: RunningService;
  const start = async () => {
    hindcast = await runningService({ directory, proofs: { copyTo: copies } });
  };
  const get = async (path: string): Promise<Json> => (await hindcast.get(path)).body;
  const draw = (date: string) => hindcast.post('/v1/games/powerball/draws', { date, numbers, powerPlay: 2 });
  const alerts = async (): Promise<string[]> => (await get('/v1/alerts')).items.map(({ id }: Json) => id);
  const restore = () => {
    for (const name of readdirSync(data).filter((file) => /^(log|subscriptions)\.db/.test(file))) rmSync(join(data, name));
    cpSync(old, data, { recursive: true });
  };

  beforeAll(async () => {
    await start();
    await draw('2026-08-01');
    await hindcast.stop();
    cpSync(join(data, 'log.db'), join(old, 'log.db'));
    await start();
    for (const date of ['2026-08-03', '2026-08-05', '2026-08-08', '2026-08-10', '2026-08-12']) await draw(date);
    await hindcast.post('/v1/log/checkpoints');
    await hindcast.stop();
  });
  afterAll(() => hindcast.stop());

  it('signs nothing any more, and says why: who has a later checkpoint would see two histories', async () => {
    restore();
    await start();
    const { type, detail } = await get('/v1/log/checkpoint');
    expect([type, detail]).toEqual([
      '/problems/log-forked',
      expect.stringMatching(/a checkpoint of \d+ events was kept, and the log has \d+/),
    ]);
    expect(await alerts()).toContain('log-forked');
    expect((await hindcast.post('/v1/log/checkpoints')).status).toBe(409);
    expect((await draw('2026-08-15')).status).toBe(201);
    await hindcast.stop();
  });

  it('leaves the copies of checkpoints alone that others hold against it', async () => {
    const files = readdirSync(copies).sort();
    const [first = ''] = files;
    const kept = readFileSync(join(copies, first), 'utf8');
    restore();
    rmSync(join(data, 'checkpoints'), { recursive: true });
    await start();
    const size = Number(first.slice(0, 12));
    for (let day = 1; (await get('/v1/events?limit=1')).items[0].position < size; day++)
      await hindcast.post('/v1/games/powerball/draws', { date: `2026-07-${String(day).padStart(2, '0')}`, numbers, powerPlay: 2 });
    while ((await get('/v1/events?limit=1')).items[0].position < size) await draw('2026-08-17');
    await hindcast.post('/v1/log/checkpoints');
    expect(readFileSync(join(copies, first), 'utf8')).toBe(kept);
  });
});
