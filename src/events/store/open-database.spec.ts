import Database from 'better-sqlite3';
import { appendDraw, logUnderTest } from '../../../test/support/log-under-test';
import { tamper } from '../../../test/support/tampered';

const rows = (file: string, sql: string): unknown[] => {
  const database = new Database(file, { readonly: true });
  const found = database.prepare(sql).pluck().all();
  database.close();
  return found;
};

function change(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

async function closedLog() {
  const { log, file, directory } = await logUnderTest();
  for (const date of ['2026-11-14', '2026-11-16']) await appendDraw(log, date);
  log.close();
  return { file, directory };
}

describe('a log that a newer version has written', () => {
  it.each([
    [
      'events that it does not know',
      "INSERT INTO event_types (category, name) VALUES ('draw', 'DrawForeseen')",
      'events of the unknown type DrawForeseen',
    ],
    ['a payload that it cannot read', 'UPDATE events SET schema = 99 WHERE position = 2', 'DrawIngested of version 99'],
    [
      'tables that it does not know',
      "INSERT INTO migrations (timestamp, name) VALUES (1, 'FromTheFuture1')",
      'the migration FromTheFuture1',
    ],
  ])('is refused for %s', async (_, sql, reason) => {
    const { file, directory } = await closedLog();
    tamper(file, sql);
    await expect(logUnderTest(directory)).rejects.toThrow(reason);
    await expect(logUnderTest(directory)).rejects.toThrow('was written by a newer version of Hindcast');
  });
});

describe('a migration that fails half way', () => {
  it('leaves the log as it was, and is done once it can be', async () => {
    const { file, directory } = await closedLog();
    // As a version from before the tree of hashes left it, with something in the way.
    change(
      file,
      `DELETE FROM migrations WHERE id > 1; DROP TABLE leaves; DROP TABLE subtrees; DROP INDEX events_by_cause; DROP INDEX commands_by_position; DROP INDEX events_by_actor_and_type;
       DROP INDEX events_by_correlation_and_type; CREATE INDEX events_by_actor ON events (actor_id); CREATE INDEX events_by_correlation ON events (correlation_id);
       CREATE TABLE subtrees (in_the_way TEXT)`,
    );
    const schema = () => rows(file, 'SELECT sql FROM sqlite_master ORDER BY name');
    const before = schema();
    await expect(logUnderTest(directory)).rejects.toThrow(
      /could not be brought up to date, and is as it was: table subtrees already exists/,
    );
    expect(schema()).toEqual(before);
    expect(rows(file, 'SELECT count(*) FROM migrations')).toEqual([1]);
    change(file, 'DROP TABLE subtrees');
    const { log } = await logUnderTest(directory);
    expect([log.head, log.tree.root(2).length]).toEqual([2, 32]);
    log.close();
  });
});
