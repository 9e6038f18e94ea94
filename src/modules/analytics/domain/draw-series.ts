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
export const seriesByEra = (draws: readonly SeriesDraw[], eraAt: (date: string) => GameEra): EraSeries[] => extended([], draws, eraAt);

/** Series with more draws after theirs: those of an era that they end in are put to it. */
export function extended(series: readonly EraSeries[], draws: readonly SeriesDraw[], eraAt: (date: string) => GameEra): EraSeries[] {
  const result = [...series];
  let from = 0;
  while (from < draws.length) {
    const era = eraAt((draws[from] as SeriesDraw).date);
    let to = from + 1;
    while (to < draws.length && eraAt((draws[to] as SeriesDraw).date).id === era.id) to++;
    const next = seriesOf(era, draws.slice(from, to));
    const last = result.at(-1);
    if (last?.era === era.id) result[result.length - 1] = joined(last, next);
    else result.push(next);
    from = to;
  }
  return result;
}

/** What series have before a month: eras without any are left out. */
export const drawsBefore = (series: readonly EraSeries[], month: string): EraSeries[] =>
  series
    .map((era) => {
      const changed = era.dates.findIndex((date) => date >= month);
      return changed === -1 ? era : sliced(era, 0, changed);
    })
    .filter(({ dates }) => dates.length > 0);

/** Whether a series begins with all draws of another one, as they were. */
export const isContinuation = (earlier: EraSeries, later: EraSeries): boolean =>
  earlier.era === later.era &&
  earlier.dates.length <= later.dates.length &&
  earlier.dates.every((date, draw) => date === later.dates[draw]) &&
  earlier.pools.every(({ balls }, index) => startsWith(later.pools[index]?.balls, balls));

const startsWith = (bytes: Uint8Array | undefined, start: Uint8Array): boolean =>
  bytes !== undefined && Buffer.compare(bytes.subarray(0, start.length), start) === 0;

const joined = (a: EraSeries, b: EraSeries): EraSeries => ({
  era: a.era,
  dates: a.dates.concat(b.dates),
  pools: a.pools.map((pool, index) => ({ ...pool, balls: Buffer.concat([pool.balls, b.pools[index]?.balls ?? new Uint8Array()]) })),
  synthetic: Buffer.concat([a.synthetic, b.synthetic]),
});

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
export function sliced(series: EraSeries, from: number, to: number): EraSeries {
  const { era, dates, pools, synthetic } = series;
  if (from === 0 && to === dates.length) return series;
  return {
    era,
    synthetic: synthetic.subarray(from, to),
    dates: dates.slice(from, to),
    pools: pools.map((pool) => ({ ...pool, balls: pool.balls.subarray(from * pool.pick, to * pool.pick) })),
  };
}

/** Dates on which exactly these numbers were drawn. @param numbers each pool's balls ascending */
export const datesOf = ({ dates, pools }: EraSeries, numbers: Readonly<Record<string, readonly number[]>>): string[] =>
  dates.filter((_, draw) =>
    pools.every(({ name, pick, balls }) => numbers[name]?.every((ball, index) => balls[draw * pick + index] === ball) ?? false),
  );

/** How many draws a pool has. */
export const drawsIn = ({ balls, pick }: PoolDraws): number => balls.length / pick;
