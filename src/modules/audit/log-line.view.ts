/** An event as a line that a person reads. */
export class LogLineView {
  /**
   * Position of the event.
   * @example 1
   */
  position!: number;
  /**
   * When, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  time!: string;
  /**
   * How grave: `info`, `warn` or `error`.
   * @example "info"
   */
  level!: string;
  /**
   * What it is about.
   * @example "import"
   */
  source!: string;
  /**
   * The event's type.
   * @example "ImportCompleted"
   */
  type!: string;
  /**
   * What happened.
   * @example "import completed: 3838 accepted, 0 duplicates, 0 conflicts, 0 rejected"
   */
  message!: string;
  /**
   * The same for everything that one request set in motion.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  correlationId!: string;
}

/** A page of lines. */
export class LogPageView {
  /** The lines. */
  items!: LogLineView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}
