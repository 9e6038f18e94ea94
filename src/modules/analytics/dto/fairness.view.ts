import { SeriesView } from './analytics.view';

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
