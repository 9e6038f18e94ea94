import { z } from 'zod';
import { Id, Sha256 } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** A file or a folder that was left over: where it was, and how large. */
const Leftover = z.strictObject({ place: z.enum(['data', 'models', 'temporary']), path: z.string(), bytes: z.int().nonnegative() });

/** What nothing on record refers to is removed from here on: all of it was in the report that was shown before, which is told by its SHA-256. */
export const RetentionApplied = defineEvent(
  'RetentionApplied',
  1,
  z.strictObject({ cleanUpId: Id, report: Sha256, removed: z.array(Leftover).min(1), bytes: z.int().nonnegative() }),
);
export type RetentionApplied = EventOf<typeof RetentionApplied>;

/** One stream a clean-up. */
export const cleanUpStream = (cleanUpId: string): string => `clean-up-${cleanUpId}`;
