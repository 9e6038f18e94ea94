import { defineProjection } from '#projections/runner';
import { LegacySetRow } from './legacy-set.entity';

/** One row for each set that was taken over. */
export const legacySetsProjection = defineProjection<LegacySetRow>(LegacySetRow, {
  version: 1,
  on: {
    LegacySetMigrated: {
      key: ({ data }) => data.setId,
      start: ({ data: { setId: id, contentSha256: _, draw, source, ...set }, position, recordedAt }) => ({
        id,
        ...set,
        drawDate: draw.date,
        drawDateBasis: draw.basis,
        fileSha256: source.fileSha256,
        fileRow: source.row,
        position,
        recordedAt,
      }),
    },
  },
});
