import { z } from 'zod';
import { DrawDate, DrawnNumbers, GameId, Sha256 } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** A moment as the old application wrote it. `instant` is that moment in UTC; null where no zone was written. */
const WrittenMoment = z.strictObject({ written: z.string(), instant: z.iso.datetime().nullable() });

/**
 * The draw that a set was for. The old tables do not hold it: `date` is inferred, `basis` says from what; null where nothing could be inferred.
 */
const InferredDraw = z.strictObject({ date: DrawDate.nullable(), basis: z.string() });

const JsonObject = z.record(z.string(), z.json());

/** One prediction of the old application. What it did not hold, or could not be read, is null. */
const LegacyTicket = z.strictObject({
  row: z.int(),
  originalId: z.string().nullable(),
  numbers: DrawnNumbers,
  probability: z.number().nullable(),
  createdAt: WrittenMoment.nullable(),
  version: z.int().nullable(),
  active: z.boolean().nullable(),
  features: z.array(z.json()).nullable(),
  hyperparameters: JsonObject.nullable(),
  metrics: JsonObject.nullable(),
  /** JSON that stood in one of these columns, and could not be told to be any of them. */
  unassigned: z.array(z.json()),
});

/**
 * A prediction set of the old application was taken over as that application told it. Nothing of it was on record here when it was made, so that
 * it proves nothing and is never scored. `contentSha256` is of its content as canonical JSON; `source` is where it stood.
 */
export const LegacySetMigrated = defineEvent(
  'LegacySetMigrated',
  1,
  z.strictObject({
    setId: Sha256,
    game: GameId,
    originalId: z.string(),
    modelName: z.string(),
    createdAt: WrittenMoment.nullable(),
    draw: InferredDraw,
    current: z.boolean().nullable(),
    totalPredictions: z.int().nullable(),
    trainingSeconds: z.number().nullable(),
    notes: z.string().nullable(),
    artifactPath: z.string().nullable(),
    tickets: z.array(LegacyTicket),
    contentSha256: Sha256,
    source: z.strictObject({ fileSha256: Sha256, row: z.int() }),
  }),
);
export type LegacySetMigrated = EventOf<typeof LegacySetMigrated>;

/** What was wrong with a row of an old file: it was `rejected`, or it was taken over with a `remark`. */
export const LegacyProblem = z.strictObject({
  table: z.enum(['prediction_sets', 'model_predictions']),
  row: z.int(),
  kind: z.enum(['rejected', 'remark']),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
export type LegacyProblem = z.output<typeof LegacyProblem>;

/** A file of the old application was read to its end. `problems` are its first ones; the counts are of all of them. */
export const LegacyFileMigrated = defineEvent(
  'LegacyFileMigrated',
  1,
  z.strictObject({
    fileSha256: Sha256,
    game: GameId,
    bytes: z.int(),
    columns: z.strictObject({ prediction_sets: z.array(z.string()), model_predictions: z.array(z.string()) }),
    rows: z.strictObject({ prediction_sets: z.int(), model_predictions: z.int() }),
    migrated: z.int(),
    alreadyMigrated: z.int(),
    tickets: z.int(),
    rejected: z.int(),
    remarks: z.int(),
    problems: z.array(LegacyProblem),
    /** What should be known of the file as a whole. */
    notes: z.array(z.string()),
  }),
);
export type LegacyFileMigrated = EventOf<typeof LegacyFileMigrated>;

export type LegacyEvent = LegacySetMigrated | LegacyFileMigrated;

/** One stream for each set of the old application. @param setId SHA-256 of the id that it had there */
export const legacySetStream = (setId: string): string => `legacyset-${setId}`;
/** One stream for each file, by its SHA-256. */
export const legacyFileStream = (fileSha256: string): string => `legacyfile-${fileSha256}`;
