/** Something that wants, or wanted, looking at. */
export class AlertView {
  /**
   * What it is about.
   * @example "powerball-missing-draws"
   */
  id!: string;
  /**
   * Its kind.
   * @example "missing-draws"
   */
  kind!: string;
  /**
   * The game, where it is about one.
   * @example "powerball"
   */
  game!: string | null;
  /**
   * What was the matter when it was raised.
   * @example "6 draws between 2010-02-03 and 2026-07-27 are not on record"
   */
  message!: string;
  /**
   * `open` or `resolved`.
   * @example "open"
   */
  status!: string;
  /**
   * When it was raised.
   * @example "2026-11-20T17:00:01.000Z"
   */
  raisedAt!: string;
  /**
   * When it was over; null while it is not.
   * @example "2026-11-20T03:20:00.000Z"
   */
  resolvedAt!: string | null;
}

/** A page of alerts. */
export class AlertPageView {
  /** The alerts. */
  items!: AlertView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}
