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
  /**
   * The longest time that it was not drawn.
   * @example 88
   */
  longest!: number;
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
  /**
   * How many of them were never drawn.
   * @example 6
   */
  neverDrawn!: number;
  /**
   * How many a fair machine leaves out.
   * @example 6.2
   */
  neverDrawnExpected!: number;
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

/** Draws by their sum. */
export class SumClassView {
  /**
   * From this sum on.
   * @example 15
   */
  from!: number;
  /**
   * Up to this one.
   * @example 47
   */
  to!: number;
  /**
   * Draws.
   * @example 3
   */
  draws!: number;
  /**
   * About how many a fair machine gives, by the normal distribution.
   * @example 2.1
   */
  expected!: number;
}

/** A spread beside that of a fair machine. */
export class SpreadView {
  /**
   * What was found.
   * @example 43.9
   */
  observed!: number;
  /**
   * What a fair machine gives.
   * @example 43.2
   */
  expected!: number;
}

/** What the balls of a pool's draws add up to. */
export class PoolSumsView {
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
  /** Mean of the sums. */
  mean!: ObservationView;
  /** Standard deviation of the sums. */
  deviation!: SpreadView;
  /**
   * The least sum; null without draws.
   * @example 41
   */
  least!: number | null;
  /**
   * The greatest sum; null without draws.
   * @example 309
   */
  most!: number | null;
  /** Draws by their sum. */
  classes!: SumClassView[];
}

/** Sums in one era. */
export class EraSumsView extends SeriesView {
  /** By pool. */
  pools!: PoolSumsView[];
}

/** Sums. */
export class SumsView {
  /** One an era. */
  items!: EraSumsView[];
}

/** How many draws have so many of something. */
export class ShapeCountView extends ObservationView {
  /**
   * So many.
   * @example 2
   */
  count!: number;
}

/** The ball at a place of the ascending draw. */
export class PositionMeanView extends ObservationView {
  /**
   * The place, from 1.
   * @example 1
   */
  position!: number;
}

/** What a pool's draws look like. */
export class PoolShapesView {
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
  /** Draws by how many of their balls are odd. */
  odd!: ShapeCountView[];
  /** Draws by how many of their balls are of the lower half. */
  low!: ShapeCountView[];
  /** Draws by how many of their balls the draw before had too. */
  repeated!: ShapeCountView[];
  /** Pairs of neighbouring numbers, the mean a draw; null where one ball is drawn. */
  consecutive!: ObservationView | null;
  /** Mean ball at each place of the ascending draw. */
  positions!: PositionMeanView[];
}

/** Shapes in one era. */
export class EraShapesView extends SeriesView {
  /** By pool. */
  pools!: PoolShapesView[];
}

/** Shapes. */
export class ShapesView {
  /** One an era. */
  items!: EraShapesView[];
}

/** How often a ball was drawn in the last draws. */
export class WindowView extends ObservationView {
  /**
   * Draws of the window.
   * @example 100
   */
  draws!: number;
  /**
   * Share of them that had the ball.
   * @example 0.09
   */
  rate!: number;
}

/** How often a ball was drawn lately. */
export class BallTrendView {
  /**
   * The ball.
   * @example 61
   */
  ball!: number;
  /**
   * Share of all draws looked at that had it.
   * @example 0.0806
   */
  eraRate!: number;
  /** In each window of the last draws. */
  windows!: WindowView[];
}

/** How often the balls of a pool were drawn lately. */
export class PoolTrendsView {
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
  balls!: BallTrendView[];
}

/** Trends in one era. */
export class EraTrendsView extends SeriesView {
  /** By pool. */
  pools!: PoolTrendsView[];
}

/** Trends. */
export class TrendsView {
  /** One an era. */
  items!: EraTrendsView[];
}

/** One test of whether the machine is fair. */
export class FairnessTestView {
  /**
   * The pool.
   * @example "white"
   */
  pool!: string;
  /**
   * `balls`, `pairs`, `repeats`, `gaps` or `sums`.
   * @example "balls"
   */
  test!: string;
  /**
   * What it looks at.
   * @example "frequency of the balls"
   */
  what!: string;
  /**
   * What it measured.
   * @example 71.3
   */
  statistic!: number;
  /**
   * What that is compared to.
   * @example "chi-square with 68 degrees of freedom"
   */
  distribution!: string;
  /**
   * The chance of as much, or more, on a fair machine.
   * @example 0.37
   */
  pValue!: number;
  /**
   * Corrected by Holm for all tests of the answer.
   * @example 1
   */
  holm!: number;
  /**
   * Corrected by Benjamini and Hochberg for all tests of the answer.
   * @example 0.81
   */
  falseDiscovery!: number;
}

/** What the draws say of a ball's chance. */
export class BallPosteriorView {
  /**
   * The ball.
   * @example 61
   */
  ball!: number;
  /**
   * Its chance a draw, by Dirichlet's distribution with one draw's weight a ball for a fair machine.
   * @example 0.0802
   */
  mean!: number;
  /**
   * Lower end of its 95 % interval.
   * @example 0.067
   */
  low!: number;
  /**
   * Upper end.
   * @example 0.0934
   */
  high!: number;
}

/** What a pool's draws say of the machine. */
export class PoolFairnessView {
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
  /** Each ball's chance. */
  posterior!: BallPosteriorView[];
  /**
   * Evidence against a fair machine, valid however often one looks: what a fair bet of 1 has become.
   * @example 0.02
   */
  eValue!: number;
}

/** Whether one era's machine is fair. */
export class EraFairnessView extends SeriesView {
  /** Every test, corrected together. */
  tests!: FairnessTestView[];
  /** By pool. */
  pools!: PoolFairnessView[];
  /**
   * `fair`: nothing speaks against it; or `suspicious`.
   * @example "fair"
   */
  verdict!: string;
  /**
   * The verdict as a sentence.
   * @example "Nothing in 10 tests speaks against a fair machine."
   */
  verdictInWords!: string;
}

/** Whether the machines are fair. */
export class FairnessView {
  /** One an era. */
  items!: EraFairnessView[];
}
