import { defineProjection } from '#projections/runner';
import { AlertRow } from './alert.entity';

const key = ({ data }: { data: { alertId: string } }) => data.alertId;

/** One row for each thing that an alert was ever about, as it was last. */
export const alertsProjection = defineProjection<AlertRow>(AlertRow, {
  version: 1,
  on: {
    AlertRaised: {
      key,
      start: ({ data: { alertId: id, ...alert }, recordedAt }) => ({
        id,
        ...alert,
        status: 'open',
        raisedAt: recordedAt,
        resolvedAt: null,
      }),
    },
    AlertResolved: { key, change: (row, { recordedAt }) => ({ ...row, status: 'resolved', resolvedAt: recordedAt }) },
  },
});
