/** Draw dates without a result, one after the other. */
export class GapView {
  /**
   * The first date.
   * @example "2014-06-28"
   */
  from!: string;
  /**
   * The last date.
   * @example "2014-06-28"
   */
  to!: string;
  /**
   * How many draws.
   * @example 1
   */
  draws!: number;
  /**
   * Where the draw in front came from: `import` and its id, `manual` or `sample`.
   * @example "import 01a1fb75-27ac-756e-89b5-25fe0f2eec1d"
   */
  before!: string;
  /**
   * Where the draw behind came from.
   * @example "import 01a1fb75-27ac-756e-89b5-25fe0f2eec1d"
   */
  after!: string;
}

/** How complete an era is. */
export class EraQualityView {
  /**
   * The era.
   * @example "2015-10-07"
   */
  era!: string;
  /**
   * Draws by the calendar, between the first and the last draw on record.
   * @example 1390
   */
  expected!: number;
  /**
   * Draws on record.
   * @example 1386
   */
  onRecord!: number;
}

/** What one source told. */
export class SourceQualityView {
  /**
   * Where the draws came from: `import` and its id, `manual` or `sample`.
   * @example "import 01a1fb75-27ac-756e-89b5-25fe0f2eec1d"
   */
  source!: string;
  /**
   * Draws that are on record from it.
   * @example 1972
   */
  draws!: number;
  /**
   * The earliest of them.
   * @example "2010-02-03"
   */
  firstDate!: string;
  /**
   * The latest of them.
   * @example "2026-07-27"
   */
  lastDate!: string;
  /**
   * Draws by the calendar between the two that did not come from it.
   * @example 6
   */
  missing!: number;
}

/** A full result that is on record for more than one date. */
export class RepeatView {
  /**
   * The numbers, by pool.
   * @example { "white": [3, 4, 24, 36, 47], "powerball": [17] }
   */
  numbers!: Record<string, number[]>;
  /**
   * The dates.
   * @example ["2019-03-02", "2026-07-25"]
   */
  dates!: string[];
}

/** Whether the newest draws are on record. */
export class FreshnessView {
  /**
   * Date of the last draw that should be known by now, a day after it; null before the first draw.
   * @example "2026-11-18"
   */
  expectedThrough!: string | null;
  /**
   * Draws from the last one on record to that, which are not known.
   * @example 2
   */
  behind!: number;
}

/** How good a game's record is. */
export class DataQualityView {
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * Draws on record.
   * @example 1972
   */
  draws!: number;
  /**
   * Date of the first of them.
   * @example "2010-02-03"
   */
  firstDate!: string | null;
  /**
   * Date of the last of them.
   * @example "2026-07-27"
   */
  lastDate!: string | null;
  /**
   * Draws between the two that are not on record.
   * @example 6
   */
  missingCount!: number;
  /**
   * Their dates by the calendar of their time, at most 1,000, oldest first.
   * @example ["2014-06-28", "2017-06-10"]
   */
  missing!: string[];
  /** Runs of missing dates, at most 1,000. */
  gaps!: GapView[];
  /** Each era that the record reaches into. */
  eras!: EraQualityView[];
  /** Each source. */
  sources!: SourceQualityView[];
  /**
   * Rows of files that told another result, and that nobody has decided yet; `GET /v1/games/{game}/conflicts` lists them.
   * @example 0
   */
  openConflicts!: number;
  /** Full results on more than one date, at most 100: a draw of a real machine repeats one in millions. */
  repeats!: RepeatView[];
  /** Whether the newest draws are on record. */
  freshness!: FreshnessView;
}
