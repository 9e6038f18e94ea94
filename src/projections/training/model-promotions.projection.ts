import { defineProjection } from '#projections/runner';
import { ModelPromotionRow } from './model-promotion.entity';

/** One row for each time that a slot got a champion. */
export const modelPromotionsProjection = defineProjection<ModelPromotionRow>(ModelPromotionRow, {
  version: 1,
  on: {
    ModelPromoted: {
      key: ({ position }) => position,
      start: ({ data, position, recordedAt }) => ({ position, ...data, promotedAt: recordedAt }),
    },
  },
});
