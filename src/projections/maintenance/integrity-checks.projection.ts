import { defineProjection } from '#projections/runner';
import { IntegrityCheckRow } from './integrity-check.entity';

const key = ({ data }: { data: { checkId: string } }) => data.checkId;

/** One row a check. */
export const integrityChecksProjection = defineProjection<IntegrityCheckRow>(IntegrityCheckRow, {
  version: 1,
  on: {
    IntegrityCheckRequested: {
      key,
      start: ({ data: { checkId: id, trigger }, recordedAt }) => ({
        id,
        trigger,
        status: 'running',
        position: null,
        parts: [],
        reason: null,
        durationMs: null,
        requestedAt: recordedAt,
        endedAt: null,
      }),
    },
    IntegrityChecked: {
      key,
      change: (row, { data: { position, isSound, parts, durationMs }, recordedAt }) => ({
        ...row,
        status: isSound ? 'sound' : 'unsound',
        position,
        parts,
        durationMs,
        endedAt: recordedAt,
      }),
    },
    IntegrityCheckFailed: {
      key,
      change: (row, { data: { reason }, recordedAt }) => ({ ...row, status: 'failed', reason, endedAt: recordedAt }),
    },
  },
});
