import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** A read model's contents in short: equal rows give equal checksums. */
export type TableChecksum = Readonly<{ table: string; rows: number; sha256: string }>;

/** SHA-256 over every table of a read side's file, rows in the order of their keys, and the position they are at. */
export function checksumsOf(file: string): { position: number; tables: TableChecksum[] } {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    database.exec('BEGIN');
    const position = database.prepare<[], number>('SELECT position FROM read_side').pluck().get() ?? 0;
    const tables = database
      .prepare<[], string>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('read_side') AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all();
    return { position, tables: tables.map((table) => checksumOf(database, table)) };
  } finally {
    database.close();
  }
}

function checksumOf(database: Database.Database, table: string): TableChecksum {
  const keys = (database.pragma(`table_info("${table}")`) as { name: string; pk: number }[]).filter(({ pk }) => pk > 0);
  const hash = createHash('sha256');
  let rows = 0;
  for (const row of database
    .prepare(`SELECT * FROM "${table}" ORDER BY ${keys.map(({ name }) => `"${name}"`).join(', ')}`)
    .raw()
    .iterate()) {
    hash.update(`${JSON.stringify(row)}\n`);
    rows++;
  }
  return { table, rows, sha256: hash.digest('hex') };
}
