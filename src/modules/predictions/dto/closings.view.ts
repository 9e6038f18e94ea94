/** What is on record of all predictions for one draw. */
export class ClosingView {
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * Date of the draw.
   * @example "2026-11-21"
   */
  drawDate!: string;
  /**
   * Prediction sets issued for it, superseded ones too.
   * @example 3
   */
  sets!: number;
  /**
   * When it was closed, by the clock of the service; null before its cut-off.
   * @example "2026-11-22T03:59:00.000Z"
   */
  closedAt!: string | null;
  /**
   * Where in the log that is; null before its cut-off.
   * @example 4012
   */
  closedPosition!: number | null;
  /**
   * Merkle root (RFC 6962, base64) over the lines of all its sets, in the order of their positions; null before its cut-off.
   * @example "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="
   */
  root!: string | null;
  /**
   * Positions of its sets in the log; null before its cut-off.
   * @example [3849, 3850, 3861]
   */
  positions!: number[] | null;
  /**
   * Whether the result was on record before it was closed, so that it proves nothing; null before its cut-off.
   * @example false
   */
  outcomeKnown!: boolean | null;
}

/** A page of draws that were predicted. */
export class ClosingPageView {
  /** The draws. */
  items!: ClosingView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MjAyNi0xMS0yMQ"
   */
  nextCursor!: string | null;
}
