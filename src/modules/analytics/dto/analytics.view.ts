/** Which draws an answer is about. */
export class SeriesView {
  /**
   * Their era.
   * @example "2015-10-07"
   */
  era!: string;
  /**
   * The first one.
   * @example "2015-10-07"
   */
  from!: string;
  /**
   * The last one.
   * @example "2026-08-05"
   */
  to!: string;
  /**
   * How many.
   * @example 1390
   */
  draws!: number;
  /**
   * How many of them are generated.
   * @example 0
   */
  synthetic!: number;
}

/** Something counted or measured, beside what a fair machine gives. */
export class ObservationView {
  /**
   * What was found.
   * @example 112
   */
  observed!: number;
  /**
   * What a fair machine gives on average.
   * @example 100.7
   */
  expected!: number;
  /**
   * How far apart they are, in standard deviations; null where there is no spread. Of many balls, some are always 2 away.
   * @example 1.17
   */
  z!: number | null;
}

/** How often one ball was drawn. */
export class BallFrequencyView extends ObservationView {
  /**
   * The ball.
   * @example 61
   */
  ball!: number;
  /**
   * Share of the draws that had it.
   * @example 0.0806
   */
  rate!: number;
}

/** How often the balls of a pool were drawn. */
export class PoolFrequencyView {
  /**
   * The pool.
   * @example "white"
   */
  pool!: string;
  /**
   * Draws.
   * @example 1390
   */
  draws!: number;
  /**
   * Share of the draws that have any one ball, on a fair machine.
   * @example 0.0725
   */
  fairRate!: number;
  /** Each ball. */
  balls!: BallFrequencyView[];
  /**
   * The balls drawn most: descriptive, no forecast.
   * @example [61, 32, 21, 63, 36]
   */
  hot!: number[];
  /**
   * The balls drawn least: descriptive, no forecast.
   * @example [13, 34, 26, 49, 46]
   */
  cold!: number[];
}

/** Frequencies in one era. */
export class EraFrequencyView extends SeriesView {
  /** By pool. */
  pools!: PoolFrequencyView[];
}

/** Frequencies. */
export class FrequencyView {
  /**
   * What the words of this answer are worth.
   * @example "Hot and cold describe the past. On a fair machine every ball has the same chance in the next draw."
   */
  note!: string;
  /** One an era. */
  items!: EraFrequencyView[];
}

/** How long one ball stays away. */
export class BallGapsView {
  /**
   * The ball.
   * @example 13
   */
  ball!: number;
  /**
   * Draws since it was drawn last.
   * @example 31
   */
  current!: number;
  /**
   * The chance of not being drawn for so long, or longer, on a fair machine. It says nothing of the next draw.
   * @example 0.097
   */
  chance!: number;
  /** The most draws in a row without it. Of many balls, some stay away longer than is usual for one. */
  longest!: ObservationView;
  /** Mean number of draws from one time to the next; null before the second time. */
  mean!: ObservationView | null;
}

/** How long the balls of a pool stay away. */
export class PoolGapsView {
  /**
   * The pool.
   * @example "white"
   */
  pool!: string;
  /**
   * Draws.
   * @example 1390
   */
  draws!: number;
  /**
   * Draws from one time to the next, on a fair machine.
   * @example 13.8
   */
  fairMean!: number;
  /** Each ball. */
  balls!: BallGapsView[];
}

/** Gaps in one era. */
export class EraGapsView extends SeriesView {
  /** By pool. */
  pools!: PoolGapsView[];
}

/** Gaps. */
export class GapsView {
  /**
   * What the words of this answer are worth.
   * @example "A ball that has not come for long is drawn next with the same chance as any other."
   */
  note!: string;
  /** One an era. */
  items!: EraGapsView[];
}

/** Some balls of a pool. */
export class CombinationView {
  /**
   * The balls.
   * @example [21, 32]
   */
  balls!: number[];
}

/** How often some balls were drawn together. The most frequent of thousands is always far from the mean. */
export class CombinationCountView extends ObservationView {
  /**
   * The balls.
   * @example [21, 32]
   */
  balls!: number[];
}

/** How often balls of a pool were drawn together. */
export class PoolCombinationsView {
  /**
   * The pool.
   * @example "white"
   */
  pool!: string;
  /**
   * Balls of a combination.
   * @example 2
   */
  size!: number;
  /**
   * Draws.
   * @example 1390
   */
  draws!: number;
  /**
   * Combinations that there are.
   * @example 2346
   */
  possible!: number;
  /** How many of them were never drawn. */
  neverDrawn!: ObservationView;
  /**
   * How often any one is drawn, on a fair machine.
   * @example 5.9
   */
  expectedEach!: number;
  /** Those drawn most. */
  top!: CombinationCountView[];
  /** Some that were never drawn, by their balls. */
  never!: CombinationView[];
}

/** Combinations in one era. */
export class EraCombinationsView extends SeriesView {
  /** By pool; those with fewer balls a draw than a combination are left out. */
  pools!: PoolCombinationsView[];
}

/** Combinations. */
export class CombinationsView {
  /** One an era. */
  items!: EraCombinationsView[];
}

/** How often one ball was drawn on a day of the week. */
export class BallObservationView extends ObservationView {
  /**
   * The ball.
   * @example 61
   */
  ball!: number;
}

/** One day of the week. */
export class DayFrequencyView {
  /**
   * The day.
   * @example "Wed"
   */
  weekday!: string;
  /**
   * Draws on it.
   * @example 560
   */
  draws!: number;
  /** Each ball, beside what that day's own draws lead to expect. */
  balls!: BallObservationView[];
}

/** The days of the week of a pool. */
export class PoolDaysView {
  /**
   * The pool.
   * @example "white"
   */
  pool!: string;
  /** Days with draws. */
  days!: DayFrequencyView[];
}

/** Days of the week in one era. */
export class EraDaysView extends SeriesView {
  /** By pool. */
  pools!: PoolDaysView[];
}

/** Days of the week. */
export class DaysView {
  /** One an era. */
  items!: EraDaysView[];
}
