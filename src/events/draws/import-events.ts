import { z } from 'zod';
import { DrawDate, DrawnNumbers, GameId, Id } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** A file of draws was accepted for reading; its layout was told. `sha256` is that of the file's bytes. */
export const ImportStarted = defineEvent(
  'ImportStarted',
  1,
  z.strictObject({ importId: Id, game: GameId, layout: z.string(), synthetic: z.boolean(), bytes: z.int(), sha256: z.string() }),
);
export type ImportStarted = EventOf<typeof ImportStarted>;

/** A row broke a rule. `line` counts from 1 in the file; `code` names the rule. */
export const DrawRejected = defineEvent(
  'DrawRejected',
  1,
  z.strictObject({ importId: Id, line: z.int().positive(), code: z.string(), message: z.string(), text: z.string() }),
);
export type DrawRejected = EventOf<typeof DrawRejected>;

/** A row told another result than the one on record. The record was not touched. */
export const DrawConflicted = defineEvent(
  'DrawConflicted',
  1,
  z.strictObject({
    importId: Id,
    line: z.int().positive(),
    game: GameId,
    date: DrawDate,
    existing: DrawnNumbers,
    offered: DrawnNumbers,
  }),
);
export type DrawConflicted = EventOf<typeof DrawConflicted>;

/** A file was read to its end. Counts are rows. The dates span the rows that were accepted or duplicates; null where there were none. */
export const ImportCompleted = defineEvent(
  'ImportCompleted',
  1,
  z.strictObject({
    importId: Id,
    accepted: z.int(),
    duplicates: z.int(),
    conflicts: z.int(),
    rejected: z.int(),
    firstDate: DrawDate.nullable(),
    lastDate: DrawDate.nullable(),
  }),
);
export type ImportCompleted = EventOf<typeof ImportCompleted>;

export type ImportEvent = ImportStarted | DrawRejected | DrawConflicted | ImportCompleted;

/** One stream an import. */
export const importStream = (importId: string): string => `import-${importId}`;
