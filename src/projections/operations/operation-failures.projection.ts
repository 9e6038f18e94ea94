import { defineProjection } from '#projections/runner';
import { OperationFailureRow } from './operation-failure.entity';

/** One row for each event that an operation failed at. A failure that is about no event, as of a model at start, is told in the logs alone. */
export const operationFailuresProjection = defineProjection<OperationFailureRow>(OperationFailureRow, {
  version: 1,
  on: {
    OperationFailed: {
      key: ({ data }) => (data.position === null ? [] : `${data.operation}-${data.position}`),
      start: ({ data, recordedAt }, key) => ({
        ...data,
        id: String(key),
        position: Number(data.position),
        status: 'open',
        note: null,
        failedAt: recordedAt,
        resolvedAt: null,
      }),
    },
    OperationResolved: {
      key: ({ data }) => `${data.operation}-${data.position}`,
      change: (row, { data, recordedAt }) => ({ ...row, status: data.how, note: data.reason, resolvedAt: recordedAt }),
    },
  },
});
