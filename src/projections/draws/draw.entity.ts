import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DrawnNumbers } from '#events/ids';

/** A draw on record, as it stands now. */
@Entity({ name: 'draws', withoutRowid: true })
@Index(['game', 'date'])
export class DrawRow {
  /** `<game>/<date>`. */
  @PrimaryColumn('text') key!: string;
  @Column('text') game!: string;
  /** In the game's time zone, ISO 8601. */
  @Column('text') date!: string;
  @Column('text') era!: string;
  @Column('simple-json') numbers!: DrawnNumbers;
  @Column('integer', { nullable: true }) multiplier!: number | null;
  @Column('text') source!: 'import' | 'manual' | 'sample';
  @Column('text', { nullable: true }) importId!: string | null;
  /** Line in the imported file, from 1. */
  @Column('integer', { nullable: true }) line!: number | null;
  /** Generated, never drawn. */
  @Column('boolean') synthetic!: boolean;
  /** Where in the log the result was recorded. */
  @Column('integer') position!: number;
  @Column('text') recordedAt!: string;
}
