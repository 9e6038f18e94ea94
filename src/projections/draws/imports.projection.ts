import { defineProjection } from '#projections/runner';
import { ImportRow } from './import.entity';

const key = ({ data }: { data: { importId: string } }) => data.importId;

/** One row an import. */
export const importsProjection = defineProjection<ImportRow>(ImportRow, {
  version: 3,
  on: {
    ImportStarted: {
      key,
      start: ({ data: { importId, game, layout, synthetic, sha256 }, recordedAt }) => ({
        id: importId,
        game,
        layout,
        status: 'running',
        synthetic,
        sha256,
        accepted: 0,
        duplicates: 0,
        supplemented: 0,
        conflicts: 0,
        rejected: 0,
        firstDate: null,
        lastDate: null,
        recordedAt,
      }),
    },
    ImportAdvanced: { key, change: (row, { data: { importId: _, ...totals } }) => ({ ...row, ...totals }) },
    ImportCompleted: { key, change: (row, { data: { importId: _, ...totals } }) => ({ ...row, ...totals, status: 'completed' }) },
    ImportInterrupted: { key, change: (row) => ({ ...row, status: 'interrupted' }) },
  },
});
