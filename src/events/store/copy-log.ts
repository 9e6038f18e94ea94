import { existsSync } from 'node:fs';
import { openLogDatabase, openLogDatabaseReadOnly } from './open-database';

/** What is copied, in this order: names first, so that what refers to them finds them. All of it as it is, its hashes too. */
const copies = [
  'INSERT INTO streams SELECT * FROM source.streams WHERE id IN (SELECT stream_id FROM source.events WHERE position <= :upTo)',
  'INSERT INTO event_types SELECT * FROM source.event_types WHERE id IN (SELECT type_id FROM source.events WHERE position <= :upTo)',
  'INSERT INTO actors SELECT * FROM source.actors WHERE id IN (SELECT actor_id FROM source.events WHERE position <= :upTo)',
  'INSERT INTO events SELECT * FROM source.events WHERE position <= :upTo ORDER BY position',
  'INSERT INTO commands SELECT * FROM source.commands WHERE position <= :upTo',
  'INSERT INTO leaves SELECT * FROM source.leaves WHERE position <= :upTo ORDER BY position',
  'INSERT INTO subtrees SELECT * FROM source.subtrees WHERE (number + 1) * (CASE level WHEN 1 THEN 256 WHEN 2 THEN 65536 WHEN 3 THEN 16777216 ELSE 4294967296 END) <= :upTo',
];

/**
 * Writes a new log that is the first `upTo` events of another one, which may be in use.
 *
 * @throws Error when the new file is there already, or the other one has not so many events
 */
export async function copyLog(source: string, target: string, upTo: number): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} is there already`);
  const original = openLogDatabaseReadOnly(source);
  const events = original.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck().get() ?? 0;
  original.close();
  if (upTo > events) throw new Error(`the log has ${events} events, not ${upTo}`);
  const database = await openLogDatabase(target);
  try {
    database.prepare('ATTACH ? AS source').run(source);
    database.transaction(() => {
      for (const sql of copies) database.prepare(sql).run({ upTo });
    })();
    database.exec('DETACH source');
  } finally {
    database.close();
  }
}
