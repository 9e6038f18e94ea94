import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BacktestDraw } from '#events/backtests';

/** Some draws of one contestant of a backtest. */
@Entity({ name: 'backtest_parts', withoutRowid: true })
@Index(['backtestId', 'contestant', 'from'])
export class BacktestPartRow {
  /** The backtest's id, the contestant and the place of the first draw. */
  @PrimaryColumn('text') key!: string;
  @Column('text') backtestId!: string;
  @Column('integer') contestant!: number;
  @Column('integer') from!: number;
  /** Price of the tickets of one draw; null where it is not known. */
  @Column('integer', { nullable: true }) stakedCents!: number | null;
  @Column('simple-json') draws!: BacktestDraw[];
}
