import { z } from 'zod';
import { DrawDate, type DrawnNumbers, DrawnResult, GameId, Id } from '#events/ids';
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
  2,
  z.strictObject({
    importId: Id,
    line: z.int().positive(),
    game: GameId,
    date: DrawDate,
    existing: DrawnResult,
    offered: DrawnResult,
  }),
  {
    1: (data: { existing: DrawnNumbers; offered: DrawnNumbers }) => ({
      ...data,
      existing: { numbers: data.existing, multiplier: null, secondary: {} },
      offered: { numbers: data.offered, multiplier: null, secondary: {} },
    }),
  },
);
export type DrawConflicted = EventOf<typeof DrawConflicted>;

/** A file was read to its end. Counts are rows; `supplemented` are those of the duplicates that told a multiplier or a secondary draw not known before. The dates span the rows that were accepted or duplicates; null where there were none. */
export const ImportCompleted = defineEvent(
  'ImportCompleted',
  2,
  z.strictObject({
    importId: Id,
    accepted: z.int(),
    duplicates: z.int(),
    supplemented: z.int(),
    conflicts: z.int(),
    rejected: z.int(),
    firstDate: DrawDate.nullable(),
    lastDate: DrawDate.nullable(),
  }),
  { 1: (data: object) => ({ ...data, supplemented: 0 }) },
);
export type ImportCompleted = EventOf<typeof ImportCompleted>;

export type ImportEvent = ImportStarted | DrawRejected | DrawConflicted | ImportCompleted;

/** One stream an import. */
export const importStream = (importId: string): string => `import-${importId}`;
