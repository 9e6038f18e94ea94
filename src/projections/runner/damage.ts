import Database from 'better-sqlite3';
import { isDamaged } from '#events/store';

/** Whether an error says that a file is not the database it was: computing it anew helps. */
export function isDamage(error: unknown): boolean {
  const { driverError } = (error ?? {}) as { driverError?: unknown };
  return isDamaged(error) || (driverError !== undefined && isDamage(driverError));
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
