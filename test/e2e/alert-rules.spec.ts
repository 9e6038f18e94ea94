import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { answers, MisbehavingServer } from '../support/misbehaving-server';
import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';
import { LogWriter, openLogFile } from '../../src/modules/logs/store/log-file';

type Alert = { id: string; status: string; message: string };

/** Everything that was ever said of an alert, oldest first. */
const historyOf = async ({ get }: RunningService, alertId: string): Promise<string[]> => {
  const { body, status } = await get(`/v1/streams/alert-${alertId}?order=asc`);
  return status === 404 ? [] : body.items.map(({ type }: { type: string }) => type);
};
const open = async ({ get }: RunningService): Promise<Alert[]> => (await get('/v1/alerts?status=open')).body.items;
const says = (times: number, message: string) => {
  for (let time = 1; time <= times; time++) new Logger('disk').error(`${message} ${time}`);
};

describe('failures that pile up', () => {
  it('raise an alert from the eleventh error in a minute on, once', async () => {
    const hindcast = await runningService();
    says(10, 'no answer');
    await hindcast.get('/v1/games/nowhere');
    expect(await open(hindcast)).toEqual([]);
    says(5, 'no answer again hck_7Fq2s3cret');
    await until(async () => (await open(hindcast)).length === 1);
    expect(await open(hindcast)).toMatchObject([
      { id: 'too-many-errors', message: 'more than 10 errors within a minute; the last one: disk: no answer again hck_[redacted] 1' },
    ]);
    expect(await historyOf(hindcast, 'too-many-errors')).toEqual(['AlertRaised']);
    await hindcast.stop();
  });

  it('raise an alert from the sixth failed call of somebody else on', async () => {
    const source = await MisbehavingServer.start();
    source.answer(answers(500));
    const sync = { host: source.origin, backoffMs: 1, backoffMsMax: 2, breakerFailures: 100, retriesMax: 4 };
    const hindcast = await runningService({ sync });
    expect((await hindcast.post('/v1/games/powerball/sync')).status).toBe(502);
    expect(source.requests).toHaveLength(5);
    expect(await open(hindcast)).toEqual([]);
    await hindcast.post('/v1/games/powerball/sync');
    await until(async () => (await open(hindcast)).length === 1);
    expect(await open(hindcast)).toMatchObject([{ id: 'external-calls-failing', message: expect.stringContaining('answered 500') }]);
    expect((await hindcast.get('/v1/errors?class=external-call')).body.items).toMatchObject([
      { source: 'sync', code: 'server-error', count: 10 },
    ]);
    await hindcast.stop();
    source.stop();
  });

  it('raise an alert at once when one is critical; it outlives restarts, is over after a quiet quarter of an hour, and may come back', async () => {
    const clock = new MovableClock();
    let hindcast = await runningService({ clock });
    const restarted = async () => {
      await hindcast.stop();
      return runningService({ clock, directory: hindcast.directory });
    };
    new Logger('disk').fatal('the disk is gone');
    await until(async () => (await open(hindcast)).length === 1);
    hindcast = await restarted();
    new Logger('disk').fatal('the disk is gone');
    expect(await open(hindcast)).toMatchObject([{ id: 'critical-error', message: 'a critical error: disk: the disk is gone' }]);
    clock.moveTo(new Date(Date.now() + 16 * 60_000).toISOString());
    hindcast = await restarted();
    await until(async () => (await open(hindcast)).length === 0);
    new Logger('disk').fatal('the disk is gone');
    await until(async () => (await open(hindcast)).length === 1);
    expect(await historyOf(hindcast, 'critical-error')).toEqual(['AlertRaised', 'AlertResolved', 'AlertRaised']);
    await hindcast.stop();
  });

  it('are alerted at the next start when the service ended before it could', async () => {
    const clock = new MovableClock();
    const first = await runningService({ clock });
    await first.stop();
    const database = openLogFile(join(first.directory, 'data/logs.db'));
    const line = { source: 'hindcast', message: 'the process ends: boom', context: {}, requestId: null, correlationId: null, code: null };
    new LogWriter(database).write([{ ...line, level: 'fatal', class: 'critical', time: clock.now() }]);
    database.close();
    clock.moveTo(new Date(Date.now() + 3 * 3_600_000).toISOString());
    const second = await runningService({ clock, directory: first.directory });
    await until(async () => (await open(second)).length === 1);
    expect(await open(second)).toMatchObject([{ message: 'a critical error: hindcast: the process ends: boom' }]);
    await second.stop();
    const third = await runningService({ clock, directory: first.directory });
    expect(await historyOf(third, 'critical-error')).toEqual(['AlertRaised']);
    await third.stop();
  });
});
