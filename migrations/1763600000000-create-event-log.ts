import type { MigrationInterface, QueryRunner } from 'typeorm';

const append_only = ['streams', 'event_types', 'actors', 'events', 'commands'];

/** When a row that is about to be inserted stands in the place of one that is there. */
const keys = {
  streams: 'name = NEW.name OR id = NEW.id',
  event_types: '(category = NEW.category AND name = NEW.name) OR id = NEW.id',
  actors: 'name = NEW.name OR id = NEW.id',
  events: 'stream_id = NEW.stream_id AND version = NEW.version',
  commands: 'id = NEW.id',
};

/** The append-only log: interned names, dense positions, and triggers that refuse every change of what is written. */
export class CreateEventLog1763600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)');
    await queryRunner.query(
      'CREATE TABLE event_types (id INTEGER PRIMARY KEY, category TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (category, name))',
    );
    await queryRunner.query('CREATE TABLE actors (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)');
    await queryRunner.query(`CREATE TABLE events (
      position INTEGER PRIMARY KEY,
      stream_id INTEGER NOT NULL REFERENCES streams (id),
      version INTEGER NOT NULL,
      type_id INTEGER NOT NULL REFERENCES event_types (id),
      schema INTEGER NOT NULL,
      event_id TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      actor_id INTEGER NOT NULL REFERENCES actors (id),
      correlation_id TEXT NOT NULL,
      data TEXT NOT NULL,
      meta TEXT NOT NULL,
      UNIQUE (stream_id, version)
    )`);
    await queryRunner.query('CREATE INDEX events_by_type ON events (type_id)');
    await queryRunner.query('CREATE INDEX events_by_actor ON events (actor_id)');
    await queryRunner.query('CREATE INDEX events_by_correlation ON events (correlation_id)');
    await queryRunner.query(
      'CREATE TABLE commands (id TEXT PRIMARY KEY, request_hash TEXT NOT NULL, position INTEGER NOT NULL, result TEXT NOT NULL) WITHOUT ROWID',
    );
    await queryRunner.query(`CREATE TRIGGER events_dense BEFORE INSERT ON events
      WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM events)
      BEGIN SELECT raise(ABORT, 'positions are dense: the next one is the last one plus 1'); END`);
    // INSERT OR REPLACE deletes without firing DELETE triggers: what is there is refused before the insert.
    for (const [table, there] of Object.entries(keys)) {
      await queryRunner.query(`CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
        WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${there}) BEGIN SELECT raise(ABORT, 'the log is append-only'); END`);
    }
    for (const table of append_only) {
      for (const change of ['UPDATE', 'DELETE']) {
        await queryRunner.query(`CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
          BEGIN SELECT raise(ABORT, 'the log is append-only'); END`);
      }
    }
  }

  /** @throws Error always: the log is never undone */
  async down(): Promise<void> {
    throw new Error('migrations of the log go forward only');
  }
}
