import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DrawnNumbers, DrawnResult } from '#events/ids';

/** A result that was corrected: what it was, why it is no more, and where in the log that was said. */
export type DrawCorrection = Readonly<{ previous: DrawnResult; reason: string; position: number; correctedAt: string }>;

/** A draw on record, as it stands now. */
@Entity({ name: 'draws', withoutRowid: true })
// With `synthetic` in it, counting reads the index alone.
@Index(['game', 'date', 'synthetic'])
// Few draws are ever corrected.
@Index(['game', 'date'], { where: "corrections <> '[]'" })
export class DrawRow {
  /** `<game>/<date>`. */
  @PrimaryColumn('text') key!: string;
  @Column('text') game!: string;
  /** In the game's time zone, ISO 8601. */
  @Column('text') date!: string;
  @Column('text') era!: string;
  @Column('simple-json') numbers!: DrawnNumbers;
  @Column('integer', { nullable: true }) multiplier!: number | null;
  /** Numbers of secondary draws, by their names. */
  @Column('simple-json') secondary!: Record<string, DrawnNumbers>;
  /** What was on record before each correction, oldest first. */
  @Column('simple-json') corrections!: DrawCorrection[];
  @Column('text') source!: 'import' | 'manual' | 'sample';
  @Column('text', { nullable: true }) importId!: string | null;
  /** Line in the imported file, from 1. */
  @Column('integer', { nullable: true }) line!: number | null;
  /** Generated, never drawn. */
  @Column('boolean') synthetic!: boolean;
  /** Where in the log the result, as it stands, was recorded. */
  @Column('integer') position!: number;
  @Column('text') recordedAt!: string;
}
