import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChildService } from '../support/child-service';
import { dailyDate, dailyGame } from '../support/daily-game';
import { runningService } from '../support/running-service';
import { send } from '../support/send';
import { temporaryDirectory } from '../support/temporary-directory';

const draws = 20;

describe('what SQLite keeps beside the log, lost after a crash', () => {
  const crashed = temporaryDirectory();
  beforeAll(async () => {
    const service = await ChildService.start(crashed, {}, [], 60_000);
    await send(service.url, '/v1/games', dailyGame);
    for (let index = 0; index < draws; index++)
      await send(service.url, '/v1/games/daily/draws', { date: dailyDate(index), numbers: { main: [1, 2, 3] } });
    await service.end('SIGKILL');
  }, 90_000);
  const harmed = async (harm: (log: string) => void) => {
    const directory = temporaryDirectory();
    cpSync(crashed, directory, { recursive: true });
    harm(join(directory, 'data/log.db'));
    return runningService({ directory });
  };

  it.each([
    ['the index of the write-ahead log is gone', (log: string) => rmSync(`${log}-shm`)],
    ['it holds something else', (log: string) => writeFileSync(`${log}-shm`, Buffer.alloc(32_768, 7))],
  ])('changes nothing when %s', async (_, harm) => {
    const hindcast = await harmed(harm);
    expect((await hindcast.get('/v1/games/daily')).body.draws).toBe(draws);
    expect((await hindcast.get('/health/ready')).body).toMatchObject({ parts: { log: 'up', readSide: 'up', operations: 'up' } });
    await hindcast.stop();
  });

  it.each([
    ['gone', (log: string) => rmSync(`${log}-wal`)],
    ['cut in half', (log: string) => truncateSync(`${log}-wal`, Math.floor(readFileSync(`${log}-wal`).length / 2))],
  ])('is not hidden when the write-ahead log is %s: events are missing, and somebody has to say that they may', async (_, harm) => {
    const hindcast = await harmed(harm);
    expect((await hindcast.get('/health/ready')).body).toMatchObject({
      status: 'degraded',
      parts: { operations: 'degraded: 1 failed operation waits in /v1/failures' },
    });
    const [failure] = (await hindcast.get('/v1/failures?status=open')).body.items;
    expect(failure).toMatchObject({
      id: expect.stringMatching(/^open-log-\d+$/),
      reason: expect.stringMatching(/events that were acknowledged are gone/),
    });
    expect(
      (await hindcast.get('/v1/events?limit=1000&order=asc')).body.items.map(({ position }: { position: number }) => position),
    ).toEqual(expect.arrayContaining([1, 2]));
    const dismissed = await hindcast.post(`/v1/failures/${failure.id}/dismiss`, { reason: 'they were imported again' });
    expect(dismissed).toMatchObject({ status: 200, body: { status: 'dismissed' } });
    expect((await hindcast.get('/health/ready')).body).toMatchObject({ parts: { operations: 'up' } });
    await hindcast.stop();
  });
});
