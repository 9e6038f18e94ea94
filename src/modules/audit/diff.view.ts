/** A row of a read model at two moments. */
export class DifferenceView {
  /**
   * The read model.
   * @example "draws"
   */
  readModel!: string;
  /**
   * The row's key.
   * @example "powerball/2026-11-18"
   */
  key!: string;
  /**
   * What happened to it.
   * @example "changed"
   */
  change!: 'added' | 'changed' | 'removed';
  /**
   * The row at the earlier moment; null when it was not there.
   * @example { "key": "powerball/2026-11-18", "multiplier": 2 }
   */
  was!: Record<string, unknown> | null;
  /**
   * The row at the later moment; null when it is not there any more.
   * @example { "key": "powerball/2026-11-18", "multiplier": 3 }
   */
  is!: Record<string, unknown> | null;
}

/** What changed between two moments. */
export class DiffView {
  /**
   * Position of the earlier moment.
   * @example 1200
   */
  from!: number;
  /**
   * Position of the later moment.
   * @example 1300
   */
  to!: number;
  /** Rows that are not what they were, by read model and key. */
  items!: DifferenceView[];
  /**
   * Where the next page starts; null at the end.
   * @example "ZHJhd3M"
   */
  nextCursor!: string | null;
}
