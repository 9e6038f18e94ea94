import { defineProjection } from '#projections/runner';
import { BacktestRow } from './backtest.entity';

const key = ({ data }: { data: { backtestId: string } }) => data.backtestId;

/** One row a backtest. */
export const backtestsProjection = defineProjection<BacktestRow>(BacktestRow, {
  version: 1,
  on: {
    BacktestRequested: {
      key,
      start: ({ data: { backtestId, game, name, ...settings }, recordedAt }) => ({
        ...{ id: backtestId, game, name, status: 'requested', settings, data: null, drawsDone: 0, durationMs: 0 },
        ...{ error: null, requestedAt: recordedAt, endedAt: null },
      }),
    },
    BacktestStarted: { key, change: (row, { data: { backtestId: _, ...data } }) => ({ ...row, status: 'running', data }) },
    BacktestAdvanced: {
      key,
      change: (row, { data: { draws, durationMs } }) => ({
        ...row,
        drawsDone: row.drawsDone + draws.length,
        durationMs: row.durationMs + durationMs,
      }),
    },
    BacktestCompleted: { key, change: (row, { recordedAt }) => ({ ...row, status: 'completed', endedAt: recordedAt }) },
    BacktestFailed: {
      key,
      change: (row, { data, recordedAt }) => ({ ...row, status: 'failed', error: data.reason, endedAt: recordedAt }),
    },
    BacktestCancelled: { key, change: (row, { recordedAt }) => ({ ...row, status: 'cancelled', endedAt: recordedAt }) },
  },
});
