import type { SeriesPool } from './draw-series';
import type { Tally } from './statistic';

/** How often each ball was drawn, ball 1 first. */
export class BallCounts implements Tally {
  readonly counts: Float64Array;

  constructor({ size }: SeriesPool) {
    this.counts = new Float64Array(size);
  }

  add(balls: Uint8Array): void {
    for (const ball of balls) this.counts[ball - 1] = (this.counts[ball - 1] as number) + 1;
  }
}
