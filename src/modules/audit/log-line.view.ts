/** An event as a line that a person reads. */
export class LogLineView {
  /**
   * Position of the event.
   * @example 1
   */
  position!: number;
  /** When, UTC ISO 8601. */
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
  /** The same for everything that one request set in motion. */
  correlationId!: string;
}

/** A page of lines. */
export class LogPageView {
  /** The lines. */
  items!: LogLineView[];
  /** Where the next page starts; null at the end. */
  nextCursor!: string | null;
}
