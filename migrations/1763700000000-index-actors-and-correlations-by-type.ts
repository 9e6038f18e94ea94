import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A page of one actor's or one request's events of some types costs the same wherever it is: each type is a walk of its own. */
export class IndexActorsAndCorrelationsByType1763700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['actor', 'correlation']) {
      await queryRunner.query(`DROP INDEX events_by_${name}`);
      await queryRunner.query(`CREATE INDEX events_by_${name}_and_type ON events (${name}_id, type_id)`);
    }
  }

  /** @throws Error always: the log is never undone */
  async down(): Promise<void> {
    throw new Error('migrations of the log go forward only');
  }
}
