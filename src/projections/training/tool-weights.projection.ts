import type { ToolWeightsLearned } from '#events/training';
import { defineProjection } from '#projections/runner';
import { ToolWeightsRow } from './tool-weights.entity';

const rowsOf = ({ modelId, pools }: ToolWeightsLearned['data']): ToolWeightsRow[] =>
  Object.entries(pools).flatMap(([pool, learnt]) =>
    learnt.map(({ date, weights }) => ({ key: `${modelId}/${date}/${pool}`, modelId, date, pool, weights })),
  );

/** One row for each draw and pool that an ensemble's weights are on record before. */
export const toolWeightsProjection = defineProjection<ToolWeightsRow>(ToolWeightsRow, {
  version: 1,
  on: {
    ToolWeightsLearned: {
      key: ({ data }) => rowsOf(data).map(({ key }) => key),
      start: ({ data }, key) => rowsOf(data).find((row) => row.key === key) as ToolWeightsRow,
    },
  },
});
