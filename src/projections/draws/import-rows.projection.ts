import type { ConflictingRow } from '#events/draws';
import { defineProjection } from '#projections/runner';
import { ImportRowIssue } from './import-row.entity';

const keyOf = ({ importId, line }: ConflictingRow) => `${importId}/${line}`;
const noConflict = { game: null, date: null, existing: null, offered: null, status: null, resolution: null };

/** One row for each line of a file that was rejected or told another result; a conflict is open until a person decides it. */
export const importRowsProjection = defineProjection<ImportRowIssue>(ImportRowIssue, {
  version: 3,
  on: {
    DrawRejected: {
      key: ({ data }) => keyOf(data),
      start: ({ data: { importId, line, code, message }, recordedAt }) => ({
        key: keyOf({ importId, line }),
        importId,
        line,
        kind: 'rejected',
        code,
        message,
        ...noConflict,
        recordedAt,
      }),
    },
    DrawConflicted: {
      key: ({ data }) => keyOf(data),
      start: ({ data, recordedAt }) => ({
        key: keyOf(data),
        kind: 'conflict',
        code: 'draw-conflict',
        message: `another result is on record for ${data.date}`,
        ...data,
        status: 'open',
        resolution: null,
        recordedAt,
      }),
    },
    DrawCorrected: {
      key: ({ data }) => data.resolves.map(keyOf),
      change: (row, { data }) => ({ ...row, status: 'corrected', resolution: data.reason }),
    },
    DrawConflictsDismissed: {
      key: ({ data }) => data.dismisses.map(keyOf),
      change: (row, { data }) => ({ ...row, status: 'dismissed', resolution: data.reason }),
    },
  },
});
