/** A pool of balls in the era that is predicted: `pick` of `size` balls are drawn. */
export type Pool = Readonly<{ name: string; pick: number; size: number }>;

/** What a model may know: the draws of one era before the target draw, oldest first, by pool. */
export type DrawHistory = Readonly<{
  pools: readonly Pool[];
  dates: readonly string[];
  /** Date of the draw that comes next: the calendar tells it. */
  nextDate: string;
  /** `[draws][pick]` by pool, each draw ascending. */
  draws: Readonly<Record<string, readonly (readonly number[])[]>>;
}>;

/** Each pool's chance of every ball, ball 1 first; sums to the number of balls drawn. */
export type PoolProbabilities = Record<string, number[]>;

/** The history's first `count` draws. */
export const truncated = ({ pools, dates, nextDate, draws }: DrawHistory, count: number): DrawHistory => ({
  pools,
  dates: dates.slice(0, count),
  nextDate: dates[count] ?? nextDate,
  draws: Object.fromEntries(pools.map(({ name }) => [name, drawsOf({ draws }, name).slice(0, count)])),
});

/** One pool's draws. */
export const drawsOf = ({ draws }: Pick<DrawHistory, 'draws'>, pool: string): readonly (readonly number[])[] => draws[pool] ?? [];
