/** A draw on record. */
export class DrawView {
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * The draw's date in the game's time zone.
   * @example "2026-08-05"
   */
  date!: string;
  /**
   * The era of the rules that it was drawn under.
   * @example "2015-10-07"
   */
  era!: string;
  /**
   * The numbers drawn, by pool, ascending.
   * @example { "white": [14, 20, 59, 60, 61], "powerball": [25] }
   */
  numbers!: Record<string, number[]>;
  /**
   * The multiplier drawn with it; null where none was drawn or known.
   * @example 2
   */
  powerPlay!: number | null;
  /**
   * How it came on record: `import`, `manual`, or `sample` (generated, never drawn).
   * @example "import"
   */
  source!: string;
  /** Whether it was generated and never drawn. */
  synthetic!: boolean;
  /** The import that it came with. */
  importId!: string | null;
  /** Its line in the imported file. */
  line!: number | null;
  /**
   * Where in the log it was recorded.
   * @example 2
   */
  position!: number;
}

/** A page of draws. */
export class DrawPageView {
  /** The draws. */
  items!: DrawView[];
  /** Where the next page starts; null at the end. */
  nextCursor!: string | null;
}

/** A row that told another result than the one on record. */
export class ConflictView {
  /**
   * Line in the file, from 1.
   * @example 7
   */
  line!: number;
  /**
   * The draw's date.
   * @example "2026-08-05"
   */
  date!: string;
  /** The numbers on record. They stay. */
  existing!: Record<string, number[]>;
  /**
   * The multiplier on record; null where none is.
   * @example 2
   */
  existingMultiplier!: number | null;
  /** The numbers in the file. */
  offered!: Record<string, number[]>;
  /**
   * The multiplier in the file; null where it tells none.
   * @example 3
   */
  offeredMultiplier!: number | null;
}

/** A row that broke a rule. */
export class RejectedRowView {
  /**
   * Line in the file, from 1.
   * @example 7
   */
  line!: number;
  /**
   * The rule.
   * @example "out-of-range"
   */
  code!: string;
  /**
   * What was wrong, and what would be right.
   * @example "white 70 is not between 1 and 69"
   */
  message!: string;
}

/** What became of an imported file. */
export class ImportView {
  /** The import's id. */
  id!: string;
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * The layout that the file was read in.
   * @example "canonical"
   */
  layout!: string;
  /** Whether its draws are generated, not drawn. */
  synthetic!: boolean;
  /** SHA-256 of the file's bytes. */
  sha256!: string;
  /**
   * Rows that are on record now and were not before.
   * @example 3838
   */
  accepted!: number;
  /**
   * Rows that were on record already.
   * @example 0
   */
  duplicates!: number;
  /**
   * Those of the duplicates that told a multiplier which was not known before; it is on record now.
   * @example 0
   */
  supplemented!: number;
  /** Rows that told another result than the one on record. */
  conflicts!: ConflictView[];
  /** Rows that broke a rule. */
  rejected!: RejectedRowView[];
  /** Earliest date among the accepted and the duplicates. */
  firstDate!: string | null;
  /** Latest date among the accepted and the duplicates. */
  lastDate!: string | null;
}

/** What became of the synthetic sample. */
export class SampleDroppedView {
  /**
   * Synthetic draws that were withdrawn.
   * @example 1380
   */
  withdrawn!: number;
}
