import { defineProjection } from '#projections/runner';
import { BacktestPartRow } from './backtest-part.entity';

/** One row for each part of a backtest that a contestant went through. */
export const backtestPartsProjection = defineProjection<BacktestPartRow>(BacktestPartRow, {
  version: 1,
  on: {
    BacktestAdvanced: {
      key: ({ data }) => `${data.backtestId}/${data.contestant}/${data.from}`,
      start: ({ data: { backtestId, contestant, from, stakedCents, draws } }, key) => ({
        ...{ key: String(key), backtestId, contestant, from, stakedCents, draws },
      }),
    },
  },
});
