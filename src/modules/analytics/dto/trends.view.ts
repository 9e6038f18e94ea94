import { ObservationView, SeriesView } from './analytics.view';

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
