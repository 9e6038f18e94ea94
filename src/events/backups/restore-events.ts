import { z } from 'zod';
import { Id } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';
import { Root } from './backup-events';

/** The log was restored from backups, and goes on from `position`. What was on record beyond it is not any more. Recorded by the first start after it. */
export const LogRestored = defineEvent(
  'LogRestored',
  1,
  z.strictObject({
    restoreId: Id,
    /** The backup of the database that it began with. */
    backupId: Id,
    /** Where the restored log ended, and the root of its tree there. */
    position: z.int().nonnegative(),
    root: Root,
    /** What was asked for: a position, a time (UTC ISO 8601), or null for all that there was. */
    target: z.union([z.strictObject({ position: z.int().nonnegative() }), z.strictObject({ time: z.iso.datetime() })]).nullable(),
    restoredAt: z.iso.datetime(),
    /** Where what was there before was put; null where there was nothing. */
    aside: z.string().nullable(),
  }),
);
export type LogRestored = EventOf<typeof LogRestored>;

/** The stream of one restore. */
export const restoreStream = (restoreId: string): string => `restore-${restoreId}`;
