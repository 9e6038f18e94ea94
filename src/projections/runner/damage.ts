import Database from 'better-sqlite3';

const codes = /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/;

/** Whether an error says that a file is not the database it was: computing it anew helps. */
export function isDamage(error: unknown): boolean {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: unknown };
  return (typeof code === 'string' && codes.test(code)) || (driverError !== undefined && isDamage(driverError));
}

/** Reads every page of a file. @returns what is wrong with it, or null when its pages hold together */
export function damageIn(file: string): string | null {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const [first] = database.pragma('quick_check(1)') as { quick_check: string }[];
    return first?.quick_check === 'ok' ? null : (first?.quick_check ?? 'it cannot be read');
  } catch (error) {
    if (isDamage(error)) return (error as Error).message;
    throw error;
  } finally {
    database.close();
  }
}
