import { defineProjection } from '#projections/runner';
import { SyncRow } from './sync.entity';

const noImport = { importId: null, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0, notModified: false };
const noState = { etag: null, lastModified: null, sha256: null };

/** Two rows a game: its last sync that went well, and its last one that failed. */
export const syncsProjection = defineProjection<SyncRow>(SyncRow, {
  version: 1,
  on: {
    DrawsSynced: {
      key: ({ data }) => `${data.game}/synced`,
      start: ({ data, position, recordedAt }, key) => ({
        key: String(key),
        outcome: 'synced',
        ...data,
        code: null,
        reason: null,
        position,
        recordedAt,
      }),
    },
    SyncFailed: {
      key: ({ data }) => `${data.game}/failed`,
      start: ({ data, position, recordedAt }, key) => ({
        key: String(key),
        outcome: 'failed',
        ...noImport,
        ...noState,
        ...data,
        position,
        recordedAt,
      }),
    },
  },
});
