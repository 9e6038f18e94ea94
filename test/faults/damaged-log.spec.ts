import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { breakPageOf, flipBit, flipBitIn } from '../support/harm';
import { runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';

const verify = (directory: string): Promise<{ code: unknown; out: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(packageRoot(), 'dist/cli.js'), 'verify', '--data-dir', join(directory, 'data')], (error, out) =>
      resolve({ code: error?.code ?? 0, out }),
    );
  });

const draw = { date: '2026-08-05', numbers: { white: [14, 20, 59, 60, 61], powerball: 25 } };

describe('a log whose file is damaged', () => {
  const sound = temporaryDirectory();
  let victim: { date: string; position: number };
  beforeAll(async () => {
    const hindcast = await runningService({ directory: sound });
    await hindcast.importCsv(sampleCsv(400));
    const { items } = (await hindcast.get('/v1/events?type=DrawIngested&limit=200')).body;
    victim = { date: items.at(-1).data.date, position: items.at(-1).position };
    await hindcast.stop();
  });
  const damaged = (damage: (log: string) => void): string => {
    const directory = temporaryDirectory();
    cpSync(sound, directory, { recursive: true });
    damage(join(directory, 'data/log.db'));
    return directory;
  };

  it('is not opened when its first page is damaged, and named', async () => {
    const directory = damaged((log) => flipBit(log, 5));
    await expect(runningService({ directory })).rejects.toThrow(`the event log is damaged: ${join(directory, 'data/log.db')}`);
  });

  it('takes nothing any more once a page cannot be read; what can be read still is', async () => {
    const directory = damaged((log) => breakPageOf(log, `"date":"${victim.date}"`));
    const hindcast = await runningService({ directory });
    const refused = {
      status: 503,
      body: { type: '/problems/log-damaged', detail: expect.stringContaining('log.db: database disk image is malformed') },
    };
    expect(await hindcast.get(`/v1/events/${victim.position}`)).toMatchObject(refused);
    expect(await hindcast.post('/v1/games/powerball/draws', draw)).toMatchObject(refused);
    expect(await hindcast.get('/health/ready')).toMatchObject({
      status: 503,
      body: { parts: { log: expect.stringMatching(/^down: the event log is damaged: /), readSide: 'up' } },
    });
    expect((await hindcast.get('/v1/games/powerball')).body.draws).toBe(400);
    await hindcast.stop();
    expect(await verify(directory)).toMatchObject({
      code: 4,
      out: expect.stringMatching(/position \d+ cannot be read: database disk image is malformed/),
    });
  }, 60_000);

  it('is told by an event that is not what was put into the tree, and by verify with its position', async () => {
    const directory = damaged((log) => flipBitIn(log, `"date":"${victim.date}"`));
    const hindcast = await runningService({ directory });
    expect(await hindcast.get(`/v1/events/${victim.position}`)).toMatchObject({
      status: 503,
      body: { detail: `the event log is damaged: position ${victim.position} is not what was put into the tree` },
    });
    expect((await hindcast.post('/v1/games/powerball/draws', draw)).status).toBe(503);
    await hindcast.stop();
    const found = `position ${victim.position} is not what was put into the tree`;
    expect(await verify(directory)).toMatchObject({ code: 4, out: expect.stringContaining(found) });
  }, 60_000);
});
