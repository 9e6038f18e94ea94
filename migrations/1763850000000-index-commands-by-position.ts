import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What commands led to since a position is found without looking through all of them: backups ship it every few seconds. */
export class IndexCommandsByPosition1763850000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX commands_by_position ON commands (position)');
  }

  /** @throws Error always: the log is never undone */
  async down(): Promise<void> {
    throw new Error('migrations of the log go forward only');
  }
}
