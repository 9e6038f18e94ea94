import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRestored } from '#events/backups';
import { writeDurably } from '#modules/platform';

/** What a restore has left for the next start to put on record: the log itself is restored as it was. */
export const restoreNoteName = 'restored.json';

/** Leaves a note beside a log that was restored. */
export const leaveRestoreNote = (directory: string, note: LogRestored['data']): void =>
  writeDurably(join(directory, restoreNoteName), `${JSON.stringify(note)}\n`);

/** The note beside a log, or null where it was not restored, or that is on record. @throws SyntaxError when it is damaged */
export function readRestoreNote(directory: string): LogRestored['data'] | null {
  const file = join(directory, restoreNoteName);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LogRestored['data']) : null;
}

/** Takes the note away: it is on record. */
export const removeRestoreNote = (directory: string): void => rmSync(join(directory, restoreNoteName), { force: true });
