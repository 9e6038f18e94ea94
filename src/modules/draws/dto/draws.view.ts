/** A result that was corrected. */
export class CorrectionView {
  /**
   * What was on record.
   * @example { "numbers": { "white": [14, 20, 59, 60, 61], "powerball": [24] }, "multiplier": 2, "secondary": {} }
   */
  previous!: Record<string, unknown>;
  /**
   * Why it is no more.
   * @example "the lottery's own page says 25"
   */
  reason!: string;
  /**
   * Where in the log it was corrected.
   * @example 4711
   */
  position!: number;
  /**
   * When it was corrected.
   * @example "2026-11-20T17:00:01.000Z"
   */
  correctedAt!: string;
}

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
   * Numbers of secondary draws of the same evening, by their names.
   * @example { "doublePlay": { "white": [2, 17, 30, 41, 66], "powerball": [9] } }
   */
  secondary!: Record<string, Record<string, number[]>>;
  /** What was on record before each correction, oldest first. */
  corrections!: CorrectionView[];
  /**
   * How it came on record: `import`, `manual`, or `sample` (generated, never drawn).
   * @example "import"
   */
  source!: string;
  /** Whether it was generated and never drawn. */
  synthetic!: boolean;
  /**
   * The import that it came with.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  importId!: string | null;
  /**
   * Its line in the imported file.
   * @example 2
   */
  line!: number | null;
  /**
   * Where in the log the result, as it stands, was recorded.
   * @example 2
   */
  position!: number;
}

/** A page of draws. */
export class DrawPageView {
  /** The draws. */
  items!: DrawView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}

/** A row that told another result than the one on record. */
export class ConflictView {
  /**
   * The import that it came with.
   * @example "01a1fb75-27ac-756e-89b5-25fe0f2eec1d"
   */
  importId!: string;
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
  /**
   * The numbers that were on record. They stayed.
   * @example { "white": [14, 20, 59, 60, 61], "powerball": [25] }
   */
  existing!: Record<string, number[]>;
  /**
   * The multiplier that was on record; null where none was.
   * @example 2
   */
  existingMultiplier!: number | null;
  /**
   * Secondary draws that were on record.
   * @example {}
   */
  existingSecondary!: Record<string, Record<string, number[]>>;
  /**
   * The numbers in the file.
   * @example { "white": [14, 20, 59, 60, 61], "powerball": [24] }
   */
  offered!: Record<string, number[]>;
  /**
   * The multiplier in the file; null where it tells none.
   * @example 2
   */
  offeredMultiplier!: number | null;
  /**
   * Secondary draws in the file.
   * @example {}
   */
  offeredSecondary!: Record<string, Record<string, number[]>>;
  /**
   * `open`, `corrected` (the record was changed) or `dismissed` (the record stays).
   * @example "open"
   */
  status!: string;
  /**
   * Why it is closed; null while it is open.
   * @example "the lottery's own page says so"
   */
  resolution!: string | null;
}

/** A page of conflicts. */
export class ConflictPageView {
  /** The conflicts. */
  items!: ConflictView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}

/** What became of the synthetic sample. */
export class SampleDroppedView {
  /**
   * Synthetic draws that were withdrawn.
   * @example 1380
   */
  withdrawn!: number;
}
