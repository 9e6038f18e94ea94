import Database from 'better-sqlite3';
import { appendDraw, logUnderTest } from '../../../test/support/log-under-test';
import { verifyLog } from './verify-log';

const damaged = async (sql: string) => {
  const { log, file } = await logUnderTest();
  for (const date of ['2026-11-14', '2026-11-16', '2026-11-18']) await appendDraw(log, date);
  log.close();
  const database = new Database(file);
  database.exec(`DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete; PRAGMA foreign_keys = OFF; ${sql}`);
  database.close();
  return verifyLog(file);
};

describe('verifying a log', () => {
  it('finds nothing in a sound one', async () => {
    expect(await damaged('')).toEqual({ events: 3, streams: 3, problems: [] });
  });

  it.each([
    ['DELETE FROM events WHERE position = 2', 'position 2 is missing'],
    ["UPDATE events SET recorded_at = '2020' WHERE position = 3", 'position 3 was recorded before'],
    ['UPDATE events SET version = 2 WHERE position = 1', 'stream draw-powerball-2026-11-14 lacks a version'],
    ["UPDATE events SET data = '{' WHERE position = 1", 'position 1 is not readable'],
    ['UPDATE events SET stream_id = 99 WHERE position = 1', 'position 1 names no stream'],
  ])('after %s it says: %s', async (sql, problem) => {
    expect((await damaged(sql)).problems.join('\n')).toContain(problem);
  });
});
