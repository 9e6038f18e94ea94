/** What a check found: whether that is fine, and if not, what to do. */
export type Finding = Readonly<{
  check: string;
  status: 'ok' | 'warn' | 'fail';
  says: string;
  /** What to do; null where there is nothing to be done. */
  advice: string | null;
}>;

/** It is as it should be. */
export const ok = (check: string, says: string): Finding => ({ check, status: 'ok', says, advice: null });

/** It works, and somebody should know or see to it. */
export const warn = (check: string, says: string, advice: string): Finding => ({ check, status: 'warn', says, advice });

/** The service cannot work so, or not safely. */
export const fail = (check: string, says: string, advice: string): Finding => ({ check, status: 'fail', says, advice });

/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
