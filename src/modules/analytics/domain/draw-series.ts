import type { GameEra } from '#modules/draws';

/** A pool in an era: `pick` of `size` balls are drawn. */
export type SeriesPool = Readonly<{ name: string; pick: number; size: number }>;

/** One pool's draws, the oldest first: ball after ball, `pick` of them a draw, each draw ascending. */
export type PoolDraws = SeriesPool & Readonly<{ balls: Uint8Array }>;

/** Draws of one era, by one set of rules: what a statistic may be computed from. */
export type EraSeries = Readonly<{
  era: string;
  dates: readonly string[];
  pools: readonly PoolDraws[];
  /** 1 for each draw that is generated. */
  synthetic: Uint8Array;
}>;

/** A draw as it is read. */
export type SeriesDraw = Readonly<{ date: string; numbers: Readonly<Record<string, readonly number[]>>; synthetic: boolean }>;

/** Draws by era: no statistic mixes rules. @param eraAt the era of a date */
export function seriesByEra(draws: readonly SeriesDraw[], eraAt: (date: string) => GameEra): EraSeries[] {
  const series: EraSeries[] = [];
  let from = 0;
  while (from < draws.length) {
    const era = eraAt((draws[from] as SeriesDraw).date);
    let to = from;
    while (to < draws.length && eraAt((draws[to] as SeriesDraw).date).id === era.id) to++;
    series.push(seriesOf(era, draws.slice(from, to)));
    from = to;
  }
  return series;
}

function seriesOf({ id, pools }: GameEra, draws: readonly SeriesDraw[]): EraSeries {
  return {
    era: id,
    dates: draws.map(({ date }) => date),
    pools: Object.entries(pools).map(([name, { pick, size }]) => ({
      ...{ name, pick, size },
      balls: Uint8Array.from(draws.flatMap(({ numbers }) => numbers[name] ?? [])),
    })),
    synthetic: Uint8Array.from(draws, ({ synthetic }) => Number(synthetic)),
  };
}

/** The draws from `from` to before `to`, by their places. */
export const sliced = ({ era, dates, pools, synthetic }: EraSeries, from: number, to: number): EraSeries => ({
  era,
  synthetic: synthetic.subarray(from, to),
  dates: dates.slice(from, to),
  pools: pools.map((pool) => ({ ...pool, balls: pool.balls.subarray(from * pool.pick, to * pool.pick) })),
});

/** Dates on which exactly these numbers were drawn. @param numbers each pool's balls ascending */
export const datesOf = ({ dates, pools }: EraSeries, numbers: Readonly<Record<string, readonly number[]>>): string[] =>
  dates.filter((_, draw) =>
    pools.every(({ name, pick, balls }) => numbers[name]?.every((ball, index) => balls[draw * pick + index] === ball) ?? false),
  );

/** How many draws a pool has. */
export const drawsIn = ({ balls, pick }: PoolDraws): number => balls.length / pick;

/** How often each ball was drawn, ball 1 first. */
export function countsOf({ balls, size }: PoolDraws): Int32Array {
  const counts = new Int32Array(size);
  for (const ball of balls) counts[ball - 1] = (counts[ball - 1] as number) + 1;
  return counts;
}
