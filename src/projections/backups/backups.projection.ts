import { defineProjection } from '#projections/runner';
import { BackupRow } from './backup.entity';

const key = ({ data }: { data: { backupId: string } }) => data.backupId;

/** One row for each backup that was ever asked for. A removed one keeps its row. */
export const backupsProjection = defineProjection<BackupRow>(BackupRow, {
  version: 1,
  on: {
    BackupRequested: {
      key,
      start: ({ data: { backupId: id, kind, because }, recordedAt }) => ({
        ...{ id, kind, because, status: 'requested', name: null, position: null, root: null, files: null, bytes: null },
        ...{ contentSha256: null, keyId: null, durationMs: null, problems: [], checked: null, verifiedPosition: null },
        ...{ requestedAt: recordedAt, createdAt: null, verifiedAt: null, endedAt: null },
      }),
    },
    BackupCreated: {
      key,
      change: (row, { data: { backupId: _, ...made }, recordedAt }) => ({ ...row, ...made, status: 'created', createdAt: recordedAt }),
    },
    BackupFailed: {
      key,
      change: (row, { data, recordedAt }) => ({ ...row, status: 'failed', problems: [data.reason], endedAt: recordedAt }),
    },
    BackupVerified: {
      key,
      change: (row, { data: { checked, position }, recordedAt }) => ({
        ...{ ...row, status: 'verified', problems: [], checked, verifiedPosition: position, verifiedAt: recordedAt },
      }),
    },
    BackupDamaged: { key, change: (row, { data }) => ({ ...row, status: 'damaged', problems: data.problems }) },
    BackupRemoved: { key, change: (row, { recordedAt }) => ({ ...row, status: 'removed', endedAt: recordedAt }) },
  },
});
