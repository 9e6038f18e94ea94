import { cpSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flipBit } from '../support/harm';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';

describe('a file beside the log that is damaged', () => {
  const sound = temporaryDirectory();
  let head: number;
  beforeAll(async () => {
    const hindcast = await runningService({ directory: sound });
    await hindcast.importCsv(sampleCsv(60));
    await hindcast.post('/v1/log/checkpoints');
    await hindcast.stop();
    head = Number(readdirSync(join(sound, 'data/checkpoints')).at(-1)?.slice(0, 12));
  });
  const damaged = (damage: (data: string) => void): string => {
    const directory = temporaryDirectory();
    cpSync(sound, directory, { recursive: true });
    damage(join(directory, 'data'));
    return directory;
  };

  it.each([
    ['the positions of processes', 'subscriptions.db', 4_096],
    ['the positions of processes, from the first byte on', 'subscriptions.db', 0],
    ['the lock', 'lock.db', 0],
  ])('is made anew where nothing is lost by it: %s', async (_, name, at) => {
    const directory = damaged((data) => writeFileSync(join(data, name), Buffer.alloc(8_192, 'damaged '), { flag: at ? 'r+' : 'w' }));
    const hindcast = await runningService({ directory });
    expect((await hindcast.get('/health/ready')).body).toMatchObject({ parts: { log: 'up', processes: 'up' } });
    expect((await hindcast.get('/v1/games/powerball')).body.draws).toBe(60);
    await hindcast.stop();
  });

  it.each([
    ['a private key of the log', (data: string) => flipKey(join(data, 'keys')), /log-[0-9a-f]{8} cannot be decrypted: it was changed/],
    ['the key ring', (data: string) => writeFileSync(`${data}-keys/key-ring.json`, 'x'), /key-ring\.json is damaged, or no key ring/],
  ])('is told of and not replaced where it holds what cannot be had again: %s', async (_, damage, message) => {
    const directory = damaged(damage);
    await expect(runningService({ directory })).rejects.toThrow(message);
    const keys = readdirSync(join(directory, 'data/keys'));
    expect(keys).toEqual(readdirSync(join(sound, 'data/keys')));
  });

  it('lets nothing be signed when it is the last checkpoint, and the service goes on', async () => {
    const directory = damaged((data) => truncateSync(join(data, 'checkpoints', `${String(head).padStart(12, '0')}.txt`), 20));
    const hindcast = await runningService({ directory });
    expect(await hindcast.get('/v1/log/checkpoint')).toMatchObject({
      status: 409,
      body: { type: '/problems/log-forked', detail: `the checkpoint that was kept of ${head} events is damaged` },
    });
    expect(await isForked(hindcast)).toBe(true);
    await hindcast.stop();
    rmSync(join(directory, 'data/checkpoints'), { recursive: true });
    const again = await runningService({ directory });
    expect(await isForked(again)).toBe(false);
    await again.stop();
  });
});

const isForked = async ({ get }: RunningService): Promise<boolean> =>
  (await get('/v1/alerts?status=open')).body.items.some(({ id }: { id: string }) => id === 'log-forked');

function flipKey(keys: string): void {
  const [name = ''] = readdirSync(keys);
  const file = join(keys, name);
  flipBit(file, statSync(file).size - 20);
}
