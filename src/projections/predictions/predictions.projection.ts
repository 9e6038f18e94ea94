import { defineProjection } from '#projections/runner';
import { PredictionRow } from './prediction.entity';

/** One row a ticket. */
export const predictionsProjection = defineProjection<PredictionRow>(PredictionRow, {
  version: 1,
  on: {
    PredictionIssued: {
      key: ({ data }) => data.tickets.map((_, index) => `${data.predictionSetId}/${index + 1}`),
      start: ({ data: { predictionSetId, tickets } }, key) => {
        const ticket = Number(String(key).split('/')[1]);
        const { numbers, probability } = tickets[ticket - 1] ?? { numbers: {}, probability: 0 };
        return { key: String(key), predictionSetId, ticket, numbers, probability };
      },
    },
  },
});
