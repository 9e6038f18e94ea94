import { BallCounts } from './ball-counts';
import { CombinationCounts } from './combination-counts';
import type { SeriesPool } from './draw-series';
import { GapTally } from './gap-tally';
import type { Tally } from './statistic';

/** What the tests of fairness look at. */
export class EvidenceTally implements Tally {
  readonly balls: BallCounts;
  readonly gaps: GapTally;
  /** Null where a draw has one ball. */
  readonly pairs: CombinationCounts | null;
  /** Draws by how many balls the draw before had too. */
  readonly repeated: number[];
  /** All balls added up. */
  sum = 0;
  /**
   * Logarithm of what a bet has become that stakes, before each draw, on the balls in proportion to how often they came so far. By Maclaurin's inequality no
   * way of staking gains on a fair machine, on average, so that it is an e-value at any time.
   */
  logEValue = 0;
  private previous: Uint8Array | null = null;
  private drawings = 0;

  constructor(private readonly pool: SeriesPool) {
    this.balls = new BallCounts(pool);
    this.gaps = new GapTally(pool);
    this.pairs = pool.pick < 2 ? null : new CombinationCounts(pool, 2);
    this.repeated = new Array(pool.pick + 1).fill(0);
  }

  add(balls: Uint8Array): void {
    this.bet(balls);
    this.balls.add(balls);
    this.gaps.add(balls);
    this.pairs?.add(balls);
    if (this.previous) this.compare(balls, this.previous);
    for (const ball of balls) this.sum += ball;
    this.previous = balls;
  }

  /** Each ball has a weight of `size` drawings before the first one: the bet begins all but even. */
  private bet(balls: Uint8Array): void {
    const { size } = this.pool;
    for (const ball of balls)
      this.logEValue += Math.log((((this.balls.counts[ball - 1] as number) + size) * size) / (this.drawings + size * size));
    this.drawings += balls.length;
  }

  private compare(balls: Uint8Array, previous: Uint8Array): void {
    let shared = 0;
    for (const ball of balls) if (previous.includes(ball)) shared++;
    this.repeated[shared] = (this.repeated[shared] as number) + 1;
  }
}
