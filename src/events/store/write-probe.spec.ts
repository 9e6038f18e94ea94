import Database from 'better-sqlite3';
import { appendDraw, logUnderTest } from '../../../test/support/log-under-test';
import type { SqliteEventLog } from './sqlite-event-log';

/** The connection that the log writes through, so that its disk can be made to look full. */
const connectionOf = (log: SqliteEventLog) => (log as unknown as { database: Database.Database }).database;

describe('whether a log can be written', () => {
  it('is asked without leaving an event behind', async () => {
    const { log } = await logUnderTest();
    await appendDraw(log, '2026-11-18');
    expect(log.writability()).toEqual({ canWrite: true, problem: null });
    expect(log.head).toBe(1);
    log.close();
  });

  it('is no while another program holds its lock, and does not wait for it', async () => {
    const { log, file } = await logUnderTest();
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const before = performance.now();
    expect(log.writability()).toEqual({ canWrite: false, problem: 'database is locked' });
    expect(performance.now() - before).toBeLessThan(2_000);
    other.exec('ROLLBACK');
    expect(log.writability()).toEqual({ canWrite: true, problem: null });
    other.close();
    log.close();
  });

  it('tells of an append that failed until one goes well again', async () => {
    const { log } = await logUnderTest();
    await appendDraw(log, '2026-11-18');
    connectionOf(log).pragma('max_page_count=1');
    const measured: boolean[] = [];
    log.onMeasured(({ failed }) => measured.push(failed));
    const large = Array.from({ length: 200 }, (_, index) => appendDraw(log, `20${10 + (index % 10)}-01-${10 + Math.floor(index / 10)}`));
    expect((await Promise.allSettled(large)).every(({ status }) => status === 'rejected')).toBe(true);
    expect(log.writability()).toEqual({ canWrite: true, problem: 'database or disk is full' });
    connectionOf(log).pragma('max_page_count=1000000');
    await appendDraw(log, '2026-11-21');
    expect(log.writability()).toEqual({ canWrite: true, problem: null });
    expect([measured, log.head]).toEqual([[true, false], 2]);
    log.close();
  });
});
