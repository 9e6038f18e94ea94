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

/**
 * What became of rows: how many, and the span of dates of those that were accepted or duplicates; null where there were none.
 * `supplemented` are those of the duplicates that told a multiplier or a secondary draw not known before.
 */
const Totals = z.strictObject({
  accepted: z.int(),
  duplicates: z.int(),
  supplemented: z.int(),
  conflicts: z.int(),
  rejected: z.int(),
  firstDate: DrawDate.nullable(),
  lastDate: DrawDate.nullable(),
});
export type ImportTotals = z.output<typeof Totals>;

/** A part of a large file is on record; totals are from the beginning of the file. */
export const ImportAdvanced = defineEvent('ImportAdvanced', 1, z.strictObject({ importId: Id, ...Totals.shape }));
export type ImportAdvanced = EventOf<typeof ImportAdvanced>;

/** A file was read to its end. */
export const ImportCompleted = defineEvent('ImportCompleted', 2, z.strictObject({ importId: Id, ...Totals.shape }), {
  1: (data: object) => ({ ...data, supplemented: 0 }),
});
export type ImportCompleted = EventOf<typeof ImportCompleted>;

/** The service stopped while a large file was being read. What is on record of it stays; the rest can be imported again. */
export const ImportInterrupted = defineEvent('ImportInterrupted', 1, z.strictObject({ importId: Id }));
export type ImportInterrupted = EventOf<typeof ImportInterrupted>;

export type ImportEvent = ImportStarted | DrawRejected | DrawConflicted | ImportAdvanced | ImportCompleted | ImportInterrupted;

/** One stream an import. */
export const importStream = (importId: string): string => `import-${importId}`;
