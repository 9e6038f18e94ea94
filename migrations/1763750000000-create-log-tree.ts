import type { MigrationInterface, QueryRunner } from 'typeorm';

const there = { leaves: 'position = NEW.position', subtrees: 'level = NEW.level AND number = NEW.number' };

/** The hashes of the log's Merkle tree: of each event, and of each complete tile of 256, of 65,536 and so on. Written once, like the log itself. */
export class CreateLogTree1763750000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE leaves (position INTEGER PRIMARY KEY, hash BLOB NOT NULL)');
    await queryRunner.query(
      'CREATE TABLE subtrees (level INTEGER NOT NULL, number INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (level, number)) WITHOUT ROWID',
    );
    for (const [table, key] of Object.entries(there)) {
      await queryRunner.query(`CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
        WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key}) BEGIN SELECT raise(ABORT, 'the log is append-only'); END`);
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
