import { defineProjection } from '#projections/runner';
import { LegacyFileRow } from './legacy-file.entity';

/** One row for each file that was read to its end. */
export const legacyFilesProjection = defineProjection<LegacyFileRow>(LegacyFileRow, {
  version: 1,
  on: {
    LegacyFileMigrated: {
      key: ({ data }) => data.fileSha256,
      start: ({ data: { fileSha256: id, ...file }, position, recordedAt }) => ({ id, ...file, position, recordedAt }),
    },
  },
});
