import { defineProjection } from '#projections/runner';
import { PredictionSetRow } from './prediction-set.entity';

const key = ({ data }: { data: { predictionSetId: string } }) => data.predictionSetId;

/** One row a prediction set. A superseded set keeps its row, and so does an archived one. */
export const predictionSetsProjection = defineProjection<PredictionSetRow>(PredictionSetRow, {
  version: 3,
  on: {
    PredictionIssued: {
      key,
      start: ({ data: { predictionSetId, tickets: _, ...set }, recordedAt, position }) => ({
        id: predictionSetId,
        ...set,
        status: 'current',
        supersededBy: null,
        issuedAt: recordedAt,
        archivedAt: null,
        archivedBy: null,
        archivedBecause: null,
        position,
      }),
    },
    PredictionSuperseded: {
      key,
      change: (row, { data }) => ({ ...row, status: 'superseded', supersededBy: data.supersededBy }),
    },
    PredictionScored: { key, change: (row, { data }) => (data.isCurrent ? { ...row, status: 'scored' } : row) },
    PredictionArchived: {
      key,
      change: (row, { data: { policy, reason }, recordedAt }) => ({
        ...row,
        archivedAt: recordedAt,
        archivedBy: policy,
        archivedBecause: reason,
      }),
    },
  },
});
