/** Something that runs by itself and failed at an event, again and again; it was put aside, and the rest went on. */
export class FailureView {
  /**
   * The operation and the position of the event.
   * @example "run-training-when-requested-4711"
   */
  id!: string;
  /**
   * What failed.
   * @example "run-training-when-requested"
   */
  operation!: string;
  /**
   * Position of the event that it failed at.
   * @example 4711
   */
  position!: number;
  /**
   * How often it was tried.
   * @example 5
   */
  attempts!: number;
  /**
   * Why it failed the last time.
   * @example "no space left on device"
   */
  reason!: string;
  /**
   * `open`, `retried` (it went well in the end) or `dismissed`.
   * @example "open"
   */
  status!: string;
  /**
   * Why it may rest, where somebody dismissed it.
   * @example "the webhook was down"
   */
  note!: string | null;
  /**
   * When it failed the last time.
   * @example "2026-11-20T17:00:01.000Z"
   */
  failedAt!: string;
  /**
   * When it was dealt with.
   * @example "2026-11-20T03:20:00.000Z"
   */
  resolvedAt!: string | null;
}

/** A page of failures. */
export class FailurePageView {
  /** The failures. */
  items!: FailureView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}
