import Database from 'better-sqlite3';
import { appendDraw, logUnderTest } from '../../../test/support/log-under-test';
import { tamper } from '../../../test/support/tampered';
import { verifyLog } from './verify-log';

const damaged = async (sql: string) => {
  const { log, file } = await logUnderTest();
  for (const date of ['2026-11-14', '2026-11-16', '2026-11-18']) await appendDraw(log, date);
  log.close();
  tamper(file, sql);
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
    [
      "INSERT INTO actors (name) VALUES ('mallory'); UPDATE events SET actor_id = 2 WHERE position = 2",
      'position 2 is listed under another actor',
    ],
    ["UPDATE actors SET name = 'mallory'", 'position 1 is listed under another actor'],
    ["UPDATE events SET correlation_id = 'other' WHERE position = 3", 'position 3 is listed under another actor, request'],
    ["UPDATE event_types SET category = 'model'", 'position 1 is listed under another actor, request or category'],
    ["INSERT INTO commands VALUES ('forged', '', 99, 'null')", 'the command forged is said to have led to position 99'],
    ["INSERT INTO streams (name) VALUES ('draw-powerball-2030-01-01')", 'the stream draw-powerball-2030-01-01 has no events'],
    ['UPDATE events SET data = CAST(data AS BLOB) WHERE position = 1', 'position 1 is not stored as text'],
  ])('after %s it says: %s', async (sql, problem) => {
    expect((await damaged(sql)).problems.join('\n')).toContain(problem);
  });

  it('finds that a guard against changes was taken away', async () => {
    const { log, file } = await logUnderTest();
    await appendDraw(log, '2026-11-14');
    log.close();
    const database = new Database(file);
    database.exec('DROP TRIGGER events_no_update');
    database.close();
    expect(verifyLog(file).problems).toEqual(['the guard events_no_update against changes is missing']);
  });
});
