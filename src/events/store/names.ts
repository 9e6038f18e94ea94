import type Database from 'better-sqlite3';

/** Names that take a number in the log: small keys are what keeps it fast. New ones are written as they come. */
export class InternedNames {
  private readonly ids = new Map<string, number>();
  private readonly insert: Database.Statement<string[]>;

  /** @param columns the columns that make the name, in the order they are given to `id` */
  constructor(database: Database.Database, table: 'event_types' | 'actors', columns: readonly string[]) {
    const rows = database.prepare<[], Record<string, string | number>>(`SELECT * FROM ${table}`).all();
    for (const row of rows) this.ids.set(columns.map((column) => row[column]).join('\n'), row.id as number);
    this.insert = database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  }

  /** The number of a name, given one now if it has none. Only within a write transaction. */
  id(...name: string[]): number {
    const key = name.join('\n');
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = Number(this.insert.run(...name).lastInsertRowid);
    this.ids.set(key, id);
    return id;
  }

  /** The numbers of all names that fit. */
  matching(fits: (...name: string[]) => boolean): number[] {
    return [...this.ids].filter(([key]) => fits(...key.split('\n'))).map(([, id]) => id);
  }

  /** Forgets names given in a transaction that was rolled back. */
  forgetAfter(ids: number): void {
    for (const [key, id] of this.ids) if (id > ids) this.ids.delete(key);
  }

  get size(): number {
    return this.ids.size;
  }
}
