import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an event has set going is found without looking through the log. */
export class IndexEventsByCause1763800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "CREATE INDEX events_by_cause ON events (json_extract(meta, '$.causationPosition')) WHERE json_extract(meta, '$.causationPosition') IS NOT NULL",
    );
  }

  /** @throws Error always: the log is never undone */
  async down(): Promise<void> {
    throw new Error('migrations of the log go forward only');
  }
}
