/** An event as a line that a person reads, or something that the service said of itself. */
export class LogLineView {
  /**
   * `event`: on record for good. `process`: said by the service, kept for some days.
   * @example "event"
   */
  kind!: 'event' | 'process';
  /**
   * Position of the event; null for a line of the process.
   * @example 1
   */
  position!: number | null;
  /**
   * When, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  time!: string;
  /**
   * How grave: `debug`, `info`, `warn`, `error` or `fatal`.
   * @example "info"
   */
  level!: string;
  /**
   * What it is about: the category of the event's stream, or the part of the service that said it.
   * @example "import"
   */
  source!: string;
  /**
   * The event's type; null for a line of the process.
   * @example "ImportCompleted"
   */
  type!: string | null;
  /**
   * What happened.
   * @example "import completed: 3838 accepted, 0 duplicates, 0 conflicts, 0 rejected"
   */
  message!: string;
  /**
   * More of it: what a request was and how long it took, where an error came from. Empty for an event, whose payload is at /v1/events/{position}.
   * @example {"route":"/v1/games/:game/imports","status":201,"durationMs":182.4}
   */
  context!: Record<string, unknown>;
  /**
   * The HTTP request that it was written for; null where there was none.
   * @example "0f8fad5b-d9cb-469f-a165-70867728950e"
   */
  requestId!: string | null;
  /**
   * The same for everything that one request set in motion; null where nothing did.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  correlationId!: string | null;
  /**
   * The class of a failure, as in /v1/errors; null when it tells of none.
   * @example "invalid-input"
   */
  class!: string | null;
}

/** A page of lines. */
export class LogPageView {
  /** The lines. */
  items!: LogLineView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MjAyNi0xMS0yMFQwMzoxNTo0Mi4xMThaZTEy"
   */
  nextCursor!: string | null;
}
