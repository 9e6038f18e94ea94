import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BacktestRequested, BacktestStarted } from '#events/backtests';

export type BacktestStatus = 'requested' | 'running' | 'completed' | 'failed' | 'cancelled';

/** One row a backtest. */
@Entity({ name: 'backtests', withoutRowid: true })
@Index(['status', 'id'])
@Index(['game', 'id'])
export class BacktestRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') game!: string;
  @Column('text') name!: string;
  @Column('text') status!: BacktestStatus;
  @Column('simple-json') settings!: Omit<BacktestRequested['data'], 'backtestId' | 'game' | 'name'>;
  /** Its draws; null until they are read. */
  @Column('simple-json', { nullable: true }) data!: Omit<BacktestStarted['data'], 'backtestId'> | null;
  /** Draws gone through, over all contestants. */
  @Column('integer') drawsDone!: number;
  @Column('real') durationMs!: number;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text') requestedAt!: string;
  @Column('text', { nullable: true }) endedAt!: string | null;
}
