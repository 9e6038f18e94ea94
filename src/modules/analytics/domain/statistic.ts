import type { PoolDraws, SeriesPool } from './draw-series';

/**
 * What is known of one pool's draws, kept up draw by draw: after any draws it is what it would be had it begun with all of them, so that one more draw
 * costs the same however many there were.
 */
export interface Tally {
  /** Counts one more draw. @param balls ascending */
  add(balls: Uint8Array, date: string): void;
}

/** A statistic of one pool: how its tally begins, and what is told of it. */
export type Statistic<PoolTally extends Tally, Page> = Readonly<{
  /** Names the page, with its parameters. */
  name: string;
  /** Names the tally: statistics that share it are told from one and the same. */
  tally: string;
  start: (pool: SeriesPool) => PoolTally;
  /** @param pool the draws that were counted */
  page: (tally: PoolTally, pool: PoolDraws) => Page;
  /** Whether a pool is looked at. Without it all are. */
  isOf?: (pool: PoolDraws) => boolean;
}>;

/** The statistic of one pool's draws, counted from the first one on. @param dateOf the date of a draw by its place, where the statistic asks for it */
export function computed<PoolTally extends Tally, Page>(
  statistic: Statistic<PoolTally, Page>,
  pool: PoolDraws,
  dateOf: (draw: number) => string = () => '',
): Page {
  const tally = statistic.start(pool);
  addDraws(tally, pool, { from: 0, to: pool.balls.length / pool.pick }, dateOf);
  return statistic.page(tally, pool);
}

/** Counts the draws from one place to before another. */
export function addDraws(
  tally: Tally,
  { balls, pick }: PoolDraws,
  { from, to }: Readonly<{ from: number; to: number }>,
  dateOf: (draw: number) => string,
): void {
  for (let draw = from; draw < to; draw++) tally.add(balls.subarray(draw * pick, (draw + 1) * pick), dateOf(draw));
}
