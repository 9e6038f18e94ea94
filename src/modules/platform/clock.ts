/** The one source of the time. */
export abstract class Clock {
  /** Now, as UTC ISO 8601 with milliseconds. */
  abstract now(): string;
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  now(): string {
    return new Date().toISOString();
  }
}
