import { defineProjection } from '#projections/runner';
import { TrainingRow } from './training.entity';

const key = ({ data }: { data: { trainingId: string } }) => data.trainingId;

/** One row a training. */
export const trainingsProjection = defineProjection<TrainingRow>(TrainingRow, {
  version: 3,
  on: {
    TrainingRequested: {
      key,
      start: ({ data: { trainingId, ...request }, recordedAt }) => ({
        id: trainingId,
        ...request,
        status: 'requested',
        backend: null,
        metrics: null,
        durationMs: null,
        dataPosition: null,
        dataSha256: null,
        error: null,
        requestedAt: recordedAt,
      }),
    },
    TrainingStarted: { key, change: (row) => ({ ...row, status: 'running' }) },
    ModelTrained: {
      key,
      change: (row, { data: { backend, metrics, durationMs, dataPosition, dataSha256 } }) => ({
        ...row,
        status: 'completed',
        backend,
        metrics,
        durationMs,
        dataPosition,
        dataSha256,
      }),
    },
    TrainingFailed: { key, change: (row, { data }) => ({ ...row, status: 'failed', error: data.reason }) },
    TrainingCancelled: { key, change: (row) => ({ ...row, status: 'cancelled' }) },
  },
});
