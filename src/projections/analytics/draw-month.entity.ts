import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DrawnNumbers } from '#events/ids';

/** A draw as statistics see it. */
export type DrawOfMonth = Readonly<{ date: string; numbers: DrawnNumbers; synthetic: boolean }>;

/** All draws of a game in one calendar month, by date: what statistics are computed from is read in few rows, and an event changes a small one. */
@Entity({ name: 'draw_months', withoutRowid: true })
@Index(['game', 'month'])
@Index(['game', 'position'])
export class DrawMonthRow {
  /** `<game>/<month>`. */
  @PrimaryColumn('text') key!: string;
  @Column('text') game!: string;
  @Column('text') month!: string;
  @Column('simple-json') draws!: DrawOfMonth[];
  /** Where in the log any of them changed last. */
  @Column('integer') position!: number;
}
