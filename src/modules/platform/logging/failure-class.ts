/** What kind of failure a line tells of. */
export const failureClasses = [
  /** A rule said no. */
  'refused',
  /** The shape of a request was wrong. */
  'invalid-input',
  'not-found',
  'conflict',
  /** Nobody thought of it. */
  'unexpected',
  /** Somebody else's service failed: official results, a webhook, a time-stamp authority. */
  'external-call',
  /** A prediction could not be issued, closed or scored. */
  'prediction',
  /** A disk or a database failed. */
  'storage',
  /** The service cannot go on, or a part of it. */
  'critical',
] as const;

export type FailureClass = (typeof failureClasses)[number];

const storage = /\bSqliteError\b|\bSQLITE_[A-Z]+|\b(ENOSPC|EIO|EROFS|EDQUOT|EMFILE)\b|\bLog(Corrupt|NotWritable)Error\b/;

/** The class of a failure that nobody has given one. `text` is the message with the stack, which names the error. */
export function failureClassOf(level: 'error' | 'fatal', text: string): FailureClass {
  if (level === 'fatal') return 'critical';
  return storage.test(text) ? 'storage' : 'unexpected';
}

/** The class of a refused request by its HTTP status. */
export function refusalClassOf(status: number): FailureClass {
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  return [400, 413, 414, 415, 431].includes(status) ? 'invalid-input' : 'refused';
}
