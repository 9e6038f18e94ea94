import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DrawnNumbers } from '#events/ids';

/** A draw as statistics see it. */
export type DrawOfYear = Readonly<{ date: string; numbers: DrawnNumbers; synthetic: boolean }>;

/** All draws of a game in one calendar year, by date: what statistics are computed from is read in a few rows. */
@Entity({ name: 'draw_years', withoutRowid: true })
@Index(['game', 'year'])
@Index(['game', 'position'])
export class DrawYearRow {
  /** `<game>/<year>`. */
  @PrimaryColumn('text') key!: string;
  @Column('text') game!: string;
  @Column('text') year!: string;
  @Column('simple-json') draws!: DrawOfYear[];
  /** Where in the log any of them changed last. */
  @Column('integer') position!: number;
}
