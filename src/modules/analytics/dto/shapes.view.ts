import { ObservationView, SeriesView } from './analytics.view';

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
   * How many a fair machine gives on average.
   * @example 2.1
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
  deviation!: ObservationView;
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
