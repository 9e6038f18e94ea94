import type { BacktestRequested, BacktestStarted } from '#events/backtests';

/** How far a backtest is: what it was asked to do, its draws, and how many parts are done. */
export type BacktestState = Readonly<{
  status: 'unknown' | 'requested' | 'running' | 'completed' | 'failed' | 'cancelled';
  request: BacktestRequested['data'] | null;
  data: BacktestStarted['data'] | null;
  partsDone: number;
}>;
