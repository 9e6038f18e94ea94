import { defineProjection } from '#projections/runner';
import { ImportRowIssue } from './import-row.entity';

const keyOf = ({ data }: { data: { importId: string; line: number } }) => `${data.importId}/${data.line}`;
const noResults = { date: null, existing: null, existingMultiplier: null, offered: null, offeredMultiplier: null };

/** One row for each line of a file that was rejected or told another result. */
export const importRowsProjection = defineProjection<ImportRowIssue>(ImportRowIssue, {
  version: 2,
  on: {
    DrawRejected: {
      key: keyOf,
      start: (event) => {
        const { importId, line, code, message } = event.data;
        return { key: keyOf(event), importId, line, kind: 'rejected', code, message, ...noResults };
      },
    },
    DrawConflicted: {
      key: keyOf,
      start: (event) => {
        const { game: _, ...conflict } = event.data;
        const message = `another result is on record for ${conflict.date}`;
        return { key: keyOf(event), kind: 'conflict', code: 'draw-conflict', message, ...conflict };
      },
    },
  },
});
