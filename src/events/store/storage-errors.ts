import { LogCorruptError, LogNotWritableError } from './errors';

const damage = /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/;
const refusal = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY)/;

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Whether an error of SQLite says that its file is not the database it was. */
export const isDamaged = (error: unknown): boolean => damage.test(codeOf(error));

/** Whether an error of SQLite says that the disk refuses to be written: it is full, fails or is read-only. It may not, the next time. */
export const isRefused = (error: unknown): boolean => refusal.test(codeOf(error));

/** Tells damage of the log's file; any other error as it is. */
export const asDamage = (error: unknown, file: string): unknown =>
  isDamaged(error) ? new LogCorruptError(`${file}: ${(error as Error).message}`) : error;

/** Tells that the disk refused an append; any other error as it is. */
export const asRefusal = (error: unknown): unknown => (isRefused(error) ? new LogNotWritableError(error as Error) : error);
