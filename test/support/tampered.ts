import Database from 'better-sqlite3';

type Guard = Readonly<{ type: string; name: string; sql: string }>;

/** Changes a log as somebody would who has the file in his hands: its guards are put aside meanwhile, and put back so that nothing shows. */
export function tamper(file: string, sql: string): void {
  const database = new Database(file);
  database.pragma('foreign_keys = OFF');
  const guards = database
    .prepare<[], Guard>("SELECT type, name, sql FROM sqlite_master WHERE type = 'trigger' OR name = 'events_by_cause'")
    .all();
  for (const { type, name } of guards) database.exec(`DROP ${type} ${name}`);
  database.exec(sql);
  // An index over what is no JSON any more cannot be made: nobody looks for it.
  for (const guard of guards) if (guard.type === 'trigger' || isIndexable(database)) database.exec(guard.sql);
  database.close();
}

const isIndexable = (database: Database.Database): boolean =>
  database.prepare<[], number>('SELECT count(*) FROM events WHERE NOT json_valid(meta)').pluck().get() === 0;
