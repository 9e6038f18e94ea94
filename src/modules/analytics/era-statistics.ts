import { setImmediate } from 'node:timers/promises';
import { type EraSeries, isContinuation, type PoolDraws, sliced } from './domain/draw-series';
import { addDraws, type Statistic, type Tally } from './domain/statistic';

/** Draws counted before others may have their turn: a few milliseconds of work. */
const sliceDraws = 1_024;
/** Pages that are kept. */
const pagesMax = 64;

/** The tallies of each pool that a statistic looks at, and how many draws they have counted. */
type Counted = Readonly<{ tallies: readonly Tally[]; draws: number }>;

/** What has been computed of one era's draws. A page is told once; tallies go over to the same era with more draws, which counts those alone. */
export class EraStatistics {
  private readonly pages = new Map<string, Promise<readonly unknown[]>>();
  private tallies = new Map<string, Promise<Counted>>();

  /** @param earlier the same era as it was: its tallies are taken over where nothing has changed but that draws came */
  constructor(
    readonly series: EraSeries,
    earlier?: EraStatistics,
  ) {
    if (!earlier || !isContinuation(earlier.series, series)) return;
    this.tallies = earlier.tallies;
    earlier.tallies = new Map();
  }

  /** A statistic of the draws from one place to before another, pool by pool. */
  async of<PoolTally extends Tally, Page>(statistic: Statistic<PoolTally, Page>, from: number, to: number): Promise<readonly Page[]> {
    const key = `${statistic.name} ${from} ${to}`;
    const known = this.pages.get(key);
    const page = known ?? this.compute(statistic as unknown as Statistic<Tally, unknown>, from, to);
    this.pages.delete(key);
    this.pages.set(key, page);
    const [oldest] = this.pages.keys();
    if (this.pages.size > pagesMax && oldest !== undefined) this.pages.delete(oldest);
    return page as Promise<readonly Page[]>;
  }

  /** The tally of all draws is kept; that of some of them is not. */
  private compute(statistic: Statistic<Tally, unknown>, from: number, to: number): Promise<readonly unknown[]> {
    const isWhole = from === 0 && to === this.series.dates.length;
    const series = isWhole ? this.series : sliced(this.series, from, to);
    const counted = isWhole ? this.whole(statistic) : countedOf(statistic, series);
    const pools = poolsOf(statistic, series);
    return counted.then(({ tallies }) => pools.map((pool, index) => statistic.page(tallies[index] as Tally, pool)));
  }

  private whole(statistic: Statistic<Tally, unknown>): Promise<Counted> {
    const counted = countedOf(statistic, this.series, this.tallies.get(statistic.tally));
    this.tallies.set(statistic.tally, counted);
    return counted;
  }
}

const poolsOf = ({ isOf = () => true }: Statistic<Tally, unknown>, { pools }: EraSeries): PoolDraws[] => pools.filter(isOf);

/** Counts the draws that are not counted yet, a slice at a time. */
async function countedOf(statistic: Statistic<Tally, unknown>, series: EraSeries, known?: Promise<Counted>): Promise<Counted> {
  const pools = poolsOf(statistic, series);
  const { tallies, draws } = (await known) ?? { tallies: pools.map(statistic.start), draws: 0 };
  const total = series.dates.length;
  for (let from = draws; from < total; from += sliceDraws) {
    const to = Math.min(from + sliceDraws, total);
    for (const [index, pool] of pools.entries())
      addDraws(tallies[index] as Tally, pool, { from, to }, (draw) => series.dates[draw] as string);
    if (to < total) await setImmediate();
  }
  return { tallies, draws: total };
}
