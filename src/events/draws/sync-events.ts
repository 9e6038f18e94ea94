import { z } from 'zod';
import { GameId, Id, Sha256 } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/**
 * The official results were fetched from `url`. Counts are rows of the import that they went through; `importId` is null where there was
 * nothing new. `etag`, `lastModified` and `sha256` tell which state of the data that was, so that the next sync can ask for a newer one.
 */
export const DrawsSynced = defineEvent(
  'DrawsSynced',
  1,
  z.strictObject({
    game: GameId,
    url: z.string(),
    importId: Id.nullable(),
    accepted: z.int(),
    duplicates: z.int(),
    conflicts: z.int(),
    rejected: z.int(),
    notModified: z.boolean(),
    etag: z.string().nullable(),
    lastModified: z.string().nullable(),
    sha256: Sha256,
    attempts: z.int(),
    durationMs: z.int(),
  }),
);
export type DrawsSynced = EventOf<typeof DrawsSynced>;

/** The official results could not be had after so many attempts; nothing was imported. `code` names the kind of failure. */
export const SyncFailed = defineEvent(
  'SyncFailed',
  1,
  z.strictObject({ game: GameId, url: z.string(), code: z.string(), reason: z.string(), attempts: z.int(), durationMs: z.int() }),
);
export type SyncFailed = EventOf<typeof SyncFailed>;

export type SyncEvent = DrawsSynced | SyncFailed;

/** One stream a game: every time its official results were fetched. */
export const syncStream = (game: string): string => `sync-${game}`;
