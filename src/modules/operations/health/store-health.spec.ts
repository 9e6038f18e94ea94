import { join } from 'node:path';
import { HealthChecks, Metrics, Readiness, SystemTimer } from '#modules/platform';
import { drawsProjection } from '#projections/draws';
import { ReadSide } from '#projections/runner';
import { appendDraw, logUnderTest } from '../../../../test/support/log-under-test';
import { StoreHealth } from './store-health';

describe('the health of the read side', () => {
  it('tells how far and for how long it is behind the log', async () => {
    const { log, directory, file, clock } = await logUnderTest();
    const readSide = new ReadSide({ directory: join(directory, 'read'), logFile: file, log, projections: [drawsProjection] });
    await readSide.open();
    const [readiness, metrics] = [new Readiness(), new Metrics(log, readSide)];
    for (const part of ['log', 'readSide', 'models', 'processes', 'operations'] as const) readiness.up(part);
    const checks = new HealthChecks(readiness, new SystemTimer());
    new StoreHealth(checks, log, readSide, { now: () => clock.now }, metrics).onModuleInit();
    await appendDraw(log, '2026-11-18');
    clock.now = '2026-11-20T12:00:42.000Z';
    // Nothing is folded in before the event loop turns.
    const looked = checks.refresh();
    expect(readSide.position).toBe(0);
    const text = metrics.text();
    await looked;
    expect(readiness.report().readSide).toBe('degraded: it is 1 events behind the log, for 42 s');
    expect(await text).toMatch(/^hindcast_read_side_lag_positions 1$/m);
    expect(await readSide.reached(1, 5_000)).toBe(true);
    expect(await metrics.text()).toMatch(/^hindcast_read_side_lag_seconds 0$/m);
    await readSide.close();
    log.close();
  });
});
