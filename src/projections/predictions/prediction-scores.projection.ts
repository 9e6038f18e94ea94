import { defineProjection } from '#projections/runner';
import { PredictionScoreRow } from './prediction-score.entity';

/** One row for each result that a set was scored by. */
export const predictionScoresProjection = defineProjection<PredictionScoreRow>(PredictionScoreRow, {
  version: 1,
  on: {
    PredictionScored: {
      key: ({ data }) => `${data.predictionSetId}/${data.drawPosition}`,
      start: ({ data, recordedAt }, key) => ({ key: String(key), ...data, scoredAt: recordedAt }),
    },
  },
});
