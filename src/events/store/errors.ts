import type { RecordedEvent } from '#events/kernel';

/** What a stream must be like for an append: at a version, `none` (new), `exists`, or `any`. */
export type ExpectedVersion = number | 'none' | 'exists' | 'any';

/** The stream is not where the appender believed it to be. `missed` are the events it had not seen (at most 100). */
export class VersionConflictError extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedVersion,
    readonly actual: number,
    readonly missed: readonly RecordedEvent[],
  ) {
    super(`stream ${stream} was expected at version ${expected} and is at ${actual}`);
    this.name = 'VersionConflictError';
  }
}

/** An event that its contract does not allow was about to enter the log. */
export class InvalidEventError extends Error {
  constructor(type: string, reason: string) {
    super(`${type} cannot be appended: ${reason}`);
    this.name = 'InvalidEventError';
  }
}

/** The log itself is damaged: a position or a version is missing, or its file is not whole. Reading stops here. */
export class LogCorruptError extends Error {
  constructor(reason: string) {
    super(`the event log is damaged: ${reason}`);
    this.name = 'LogCorruptError';
  }
}

/** The disk refuses what was to be appended: it is full, fails, or cannot be written. Nothing of it is on record, and it may be tried again. */
export class LogNotWritableError extends Error {
  constructor(cause: Error) {
    super(`the event log cannot be written, and nothing was put on record: ${cause.message}`, { cause });
    this.name = 'LogNotWritableError';
  }
}

/** The log holds what this version does not know: a newer one has written it. Nothing was changed. */
export class LogFromNewerVersionError extends Error {
  constructor(what: string) {
    super(`the event log was written by a newer version of Hindcast, which is needed to go on with it: it holds ${what}`);
    this.name = 'LogFromNewerVersionError';
  }
}

/** The data directory cannot be made or written. */
export class DataDirectoryNotWritableError extends Error {
  constructor(directory: string, cause: Error) {
    super(`the data directory ${directory} cannot be written: ${cause.message}`, { cause });
    this.name = 'DataDirectoryNotWritableError';
  }
}

/** Another process owns the data directory. */
export class DataDirectoryInUseError extends Error {
  constructor(directory: string, owner: string) {
    super(`the data directory ${directory} is in use by the process with pid ${owner}`);
    this.name = 'DataDirectoryInUseError';
  }
}
