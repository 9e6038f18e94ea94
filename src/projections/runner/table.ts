import type Database from 'better-sqlite3';
import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { Key } from './define-projection';

type Stored = string | number | null;
type Codec = Readonly<{ name: string; encode: (value: unknown) => Stored; decode: (stored: Stored) => unknown }>;

const asIs = { encode: (value: unknown) => (value ?? null) as Stored, decode: (stored: Stored): unknown => stored };
const asJson = {
  encode: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
  decode: (stored: Stored): unknown => (stored === null ? null : JSON.parse(String(stored))),
};
const asBoolean = {
  encode: (value: unknown) => (value === null || value === undefined ? null : Number(value)),
  decode: (stored: Stored): unknown => (stored === null ? null : stored === 1),
};

/** One read model's rows in a file: loaded by key, written whole. Statements are prepared once; TypeORM is not in the way. */
export class Table {
  private readonly columns: readonly Codec[];
  private readonly select: Database.Statement<[Key], Stored[]>;
  private readonly upsert: Database.Statement<Stored[]>;
  private readonly remove: Database.Statement<[Key]>;

  /** @throws Error when the entity's primary key is not one column */
  constructor(database: Database.Database, entity: EntityMetadata) {
    const [key, ...others] = entity.primaryColumns;
    if (!key || others.length > 0) throw new Error(`${entity.tableName} needs a primary key of one column`);
    this.columns = entity.columns.map(codecOf);
    const names = this.columns.map(({ name }) => `"${name}"`).join(', ');
    const marks = this.columns.map(() => '?').join(', ');
    this.select = database.prepare<[Key], Stored[]>(`SELECT ${names} FROM "${entity.tableName}" WHERE "${key.databaseName}" = ?`).raw();
    this.upsert = database.prepare<Stored[]>(`INSERT OR REPLACE INTO "${entity.tableName}" (${names}) VALUES (${marks})`);
    this.remove = database.prepare(`DELETE FROM "${entity.tableName}" WHERE "${key.databaseName}" = ?`);
  }

  /** The row under a key, or null. */
  load(key: Key): object | null {
    const stored = this.select.get(key);
    if (!stored) return null;
    return Object.fromEntries(this.columns.map(({ name, decode }, index) => [name, decode(stored[index] ?? null)]));
  }

  /** Writes a row under its key; `null` removes it. */
  save(key: Key, row: object | null): void {
    if (row === null) {
      this.remove.run(key);
      return;
    }
    const values = new Array<Stored>(this.columns.length);
    for (let index = 0; index < values.length; index++) {
      const { name, encode } = this.columns[index] as Codec;
      values[index] = encode((row as Record<string, unknown>)[name]);
    }
    this.upsert.run(...values);
  }
}

function codecOf(column: ColumnMetadata): Codec {
  const name = column.propertyName;
  switch (column.type) {
    case 'simple-json':
      return { name, ...asJson };
    case 'boolean':
      return { name, ...asBoolean };
    default:
      return { name, ...asIs };
  }
}
