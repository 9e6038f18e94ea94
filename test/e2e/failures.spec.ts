import { join } from 'node:path';
import { OperationFailed, operationStream } from '#events/operations';
import { logUnderTest, meta } from '../support/log-under-test';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

const operation = 'run-training-when-requested';

/** A stopped service's log, with operations that failed at the first training's request and elsewhere. */
async function withFailures(directory: string, ...failures: { operation: string; position: number }[]): Promise<void> {
  const { log } = await logUnderTest(join(directory, 'data'));
  for (const failure of failures) {
    const event = OperationFailed({ ...failure, attempts: 5, reason: 'the disk was full' });
    await log.append([{ stream: operationStream(failure.operation, failure.position), expectedVersion: 'none', events: [event] }], {
      meta,
    });
  }
  log.close();
}

describe('an operation that failed by itself', () => {
  let hindcast: RunningService;
  let requested: number;

  beforeAll(async () => {
    const first = await runningService({ sample: true });
    requested = (await first.get('/v1/events?type=TrainingRequested')).body.items[0].position;
    await first.stop();
    await withFailures(
      first.directory,
      { operation, position: requested },
      { operation, position: 1 },
      { operation: 'gone-process', position: 2 },
    );
    hindcast = await runningService({ directory: first.directory });
  });
  afterAll(() => hindcast.stop());

  it('degrades the health of the service, also after a restart, and does not stop it', async () => {
    expect(await hindcast.get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'degraded', parts: { operations: 'degraded: 3 failed operations wait in /v1/failures' } },
    });
  });

  it('is listed', async () => {
    const { body } = await hindcast.get('/v1/failures?status=open&order=asc&limit=2');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['gone-process-2', `${operation}-1`]);
    const next = await hindcast.get(`/v1/failures?status=open&order=asc&limit=2&cursor=${body.nextCursor}`);
    expect(next.body).toMatchObject({ items: [{ position: requested, reason: 'the disk was full', attempts: 5 }], nextCursor: null });
    expect(await hindcast.get('/v1/failures/no-such-9')).toMatchObject({ status: 404, body: { type: '/problems/failure-not-found' } });
    expect(await hindcast.get('/v1/failures/nonsense')).toMatchObject({ status: 400, body: { errors: [{ path: 'id' }] } });
  });

  it('is tried again once, and closed when that goes well', async () => {
    const path = `/v1/failures/${operation}-${requested}/retry`;
    expect(await hindcast.post(path)).toMatchObject({ status: 200, body: { status: 'retried', resolvedAt: expect.any(String) } });
    expect(await hindcast.post(path)).toMatchObject({ status: 409, body: { type: '/problems/failure-closed' } });
    const { body } = await hindcast.get(`/v1/streams/operation-${operation}-${requested}?order=asc`);
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual(['OperationFailed', 'OperationResolved']);
  });

  it('stays open, and counts, when it fails again', async () => {
    expect(await hindcast.post(`/v1/failures/${operation}-1/retry`)).toMatchObject({
      status: 409,
      body: { type: '/problems/still-failing', detail: `position 1 holds no event that ${operation} takes` },
    });
    expect((await hindcast.get(`/v1/failures/${operation}-1`)).body).toMatchObject({ status: 'open', attempts: 6 });
    expect(await hindcast.post('/v1/failures/gone-process-2/retry')).toMatchObject({
      status: 422,
      body: { type: '/problems/not-retryable' },
    });
  });

  it('is dismissed with a reason; with the last one the service is well again', async () => {
    expect((await hindcast.post(`/v1/failures/${operation}-1/dismiss`, {})).status).toBe(400);
    for (const id of [`${operation}-1`, 'gone-process-2']) {
      expect(await hindcast.post(`/v1/failures/${id}/dismiss`, { reason: 'seen to by hand' })).toMatchObject({
        status: 200,
        body: { status: 'dismissed', note: 'seen to by hand' },
      });
    }
    expect((await hindcast.get('/health/ready')).body).toMatchObject({ status: 'up', parts: { operations: 'up' } });
  });
});

describe('a rebuild', () => {
  it('is done once for a key', async () => {
    const hindcast = await runningService();
    const rebuild = () => hindcast.post('/v1/projections/rebuild', undefined, { 'idempotency-key': 'rebuild-once' });
    expect((await rebuild()).status).toBe(202);
    await until(async () => !(await hindcast.get('/v1/projections')).body.rebuilding);
    expect((await rebuild()).status).toBe(202);
    const { body } = await hindcast.get('/v1/events?type=ReadSideRebuildRequested');
    expect(body.items).toMatchObject([{ data: { because: 'asked for over the API' } }]);
    await hindcast.stop();
  });
});
