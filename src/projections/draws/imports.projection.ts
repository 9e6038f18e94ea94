import { defineProjection } from '#projections/runner';
import { ImportRow } from './import.entity';

/** One row an import. */
export const importsProjection = defineProjection<ImportRow>(ImportRow, {
  version: 2,
  on: {
    ImportStarted: {
      key: ({ data }) => data.importId,
      start: ({ data: { importId, game, layout, synthetic, sha256 }, recordedAt }) => ({
        id: importId,
        game,
        layout,
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
    ImportCompleted: {
      key: ({ data }) => data.importId,
      change: (row, { data: { importId: _, ...report } }) => ({ ...row, ...report }),
    },
  },
});
