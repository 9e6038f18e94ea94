import { eventCatalog } from '#events/catalog';
import { LogCorruptError, LogFile } from '#events/store';
import { trainingStream } from '#events/training';
import { type Leftover, sortLeftovers } from '../domain/leftovers';
import { mentionsOf } from '../domain/mentions';
import { type FoundFile, foundFiles, type Places } from './found-files';

/** Where to look, by which log, and what time it is (UTC ISO 8601). */
export type LookTask = Places & Readonly<{ logFile: string; now: string }>;

/** What was found, by the log up to a position. */
export type Looked = Readonly<{ position: number; removable: readonly Leftover[]; leftAlone: readonly Leftover[] }>;

const rowsAtOnce = 5_000;

/** Tells of an event that removes things: that it names them is no need for them. */
export const removesThings = (type: string): boolean => type === 'RetentionApplied';

/**
 * Looks for what is left over, and asks the log whether anything refers to it. Reads the whole log where there is anything: not on the event loop.
 *
 * @throws LogCorruptError where the log has a gap: it cannot tell then
 */
export function lookForLeftovers({ logFile, now, ...places }: LookTask): Looked {
  const log = new LogFile(logFile, eventCatalog);
  try {
    // Files first: one that is written while the log is read is not looked at, so that the event which refers to it cannot be missed.
    const files = foundFiles(places);
    const position = log.head;
    const referred = files.length === 0 ? new Set<string>() : namesReferredTo(log, position, files);
    const found = files.map(({ name, trainingId, ...file }) => ({
      ...file,
      ageMs: Date.parse(now) - Date.parse(file.changedAt),
      isReferred: referred.has(name),
      isOurs: file.form !== 'artifact' || (trainingId !== null && log.readStream(trainingStream(trainingId)).length > 0),
    }));
    return { position, ...sortLeftovers(found) };
  } finally {
    log.close();
  }
}

/** Whatever an event is about: a name anywhere in its data is a reference. */
function namesReferredTo(log: LogFile, upTo: number, files: readonly FoundFile[]): Set<string> {
  const mentioned = mentionsOf([...new Set(files.map(({ name }) => name))]);
  const referred = new Set<string>();
  for (let after = 0; after < upTo; ) {
    const rows = log.rows(after, upTo, rowsAtOnce);
    const last = rows.at(-1)?.[0];
    if (last !== after + rows.length)
      throw new LogCorruptError(`an event is missing after position ${after}: it cannot be told what is left over`);
    for (const [, , , , type, , data] of rows) if (!removesThings(type)) for (const name of mentioned(data)) referred.add(name);
    after = last;
  }
  return referred;
}
