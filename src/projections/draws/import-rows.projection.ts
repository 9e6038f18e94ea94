import { defineProjection } from '#projections/runner';
import { ImportRowIssue } from './import-row.entity';

const keyOf = ({ data }: { data: { importId: string; line: number } }) => `${data.importId}/${data.line}`;

/** One row for each line of a file that was rejected or told another result. */
export const importRowsProjection = defineProjection<ImportRowIssue>(ImportRowIssue, {
  version: 1,
  on: {
    DrawRejected: {
      key: keyOf,
      start: (event) => {
        const { importId, line, code, message } = event.data;
        return { key: keyOf(event), importId, line, kind: 'rejected', code, message, date: null, existing: null, offered: null };
      },
    },
    DrawConflicted: {
      key: keyOf,
      start: (event) => {
        const { importId, line, date, existing, offered } = event.data;
        const message = `another result is on record for ${date}`;
        return { key: keyOf(event), importId, line, kind: 'conflict', code: 'draw-conflict', message, date, existing, offered };
      },
    },
  },
});
