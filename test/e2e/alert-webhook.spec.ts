import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import { OperationFailed, operationStream } from '#events/operations';
import { logUnderTest, meta } from '../support/log-under-test';
import { answers, MisbehavingServer } from '../support/misbehaving-server';
import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Message = { id: string; event: string; alertId: string; message: string; position: number; text: string };

/** A webhook that takes what it is sent, and keeps it. */
const takes =
  (into: Message[]) =>
  async (request: IncomingMessage, response: Parameters<ReturnType<typeof answers>>[1]): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const message: Message = JSON.parse(Buffer.concat(chunks).toString());
    // A service that stops before it has the answer sends the same again.
    if (into.every(({ id }) => id !== message.id)) into.push(message);
    response.writeHead(204).end();
  };

describe('the webhook of alerts', () => {
  let webhook: MisbehavingServer;
  let received: Message[];
  let hindcast: RunningService;
  const open = async () => (await hindcast.get('/v1/alerts?status=open')).body.items.map(({ id }: { id: string }) => id);
  const started = async (options: Parameters<typeof runningService>[0] = {}) => {
    hindcast = await runningService({ ...options, logs: { alertWebhook: `${webhook.origin}/hook?token=s3cret` } });
  };
  beforeEach(async () => {
    webhook = await MisbehavingServer.start();
    received = [];
  });
  afterEach(async () => {
    await hindcast.stop();
    webhook.stop();
  });

  it('is sent each alert and its end, in order, again when it did not take one', async () => {
    const clock = new MovableClock();
    webhook.answer(answers(503), takes(received));
    await started({ clock });
    new Logger('disk').fatal('the disk is gone');
    await until(() => received.length === 1);
    expect(webhook.requests.map(({ url, method }) => [method, url])).toEqual(new Array(2).fill(['POST', '/hook?token=s3cret']));
    expect(received).toMatchObject([
      {
        ...{ event: 'AlertRaised', alertId: 'critical-error', kind: 'critical-error', game: null, position: expect.any(Number) },
        ...{
          message: 'a critical error: disk: the disk is gone',
          text: 'Hindcast: critical-error: a critical error: disk: the disk is gone',
        },
      },
    ]);
    await hindcast.stop();
    clock.moveTo(new Date(Date.now() + 16 * 60_000).toISOString());
    await started({ clock, directory: hindcast.directory });
    await until(() => received.length === 2);
    expect(received[1]).toMatchObject({ event: 'AlertResolved', alertId: 'critical-error', text: 'Hindcast: critical-error is over' });
  });

  it('that is down keeps nobody from stopping, is alerted here only, and is sent everything after a restart', async () => {
    webhook.answer(answers(500));
    await started();
    new Logger('disk').fatal('the disk is gone');
    await until(() => webhook.requests.length > 0);
    await until(open, (ids) => ids.includes('alert-webhook'));
    expect((await open()).sort()).toEqual(['alert-webhook', 'critical-error']);
    await hindcast.stop();
    webhook.answer(takes(received));
    await started({ directory: hindcast.directory });
    await until(open, (ids) => !ids.includes('alert-webhook'));
    expect(received.map(({ event, alertId }) => [event, alertId])).toEqual([['AlertRaised', 'critical-error']]);
  });

  it('is sent alerts of every kind: operations that failed, by what they wait for', async () => {
    webhook.answer(takes(received));
    const directory = temporaryDirectory();
    const { log } = await logUnderTest(`${directory}/data`);
    const event = OperationFailed({ operation: 'score-draws', position: 1, attempts: 5, reason: 'no disk' });
    await log.append([{ stream: operationStream('score-draws', 1), expectedVersion: 'none', events: [event] }], { meta });
    log.close();
    await started({ directory });
    await until(() => received.length === 1);
    expect(received).toMatchObject([{ alertId: 'operations-failed', message: expect.stringContaining('/v1/failures: 1') }]);
    expect((await hindcast.post('/v1/failures/score-draws-1/dismiss', { reason: 'seen to' })).status).toBe(200);
    await until(() => received.length === 2);
    expect(received[1]).toMatchObject({ event: 'AlertResolved', alertId: 'operations-failed' });
  });
});
