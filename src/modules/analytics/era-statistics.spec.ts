import fc from 'fast-check';
import { combinations } from './domain/combinations';
import { daysOfWeek } from './domain/days-of-week';
import { drawsBefore, type EraSeries, extended, type SeriesDraw, seriesByEra } from './domain/draw-series';
import { evidence } from './domain/fairness';
import { frequency } from './domain/frequency';
import { gaps } from './domain/gaps';
import { shapes } from './domain/shapes';
import type { Statistic, Tally } from './domain/statistic';
import { sums } from './domain/sums';
import { trends } from './domain/trends';
import { EraStatistics } from './era-statistics';

const eras = {
  old: { id: 'old', pools: { main: { pick: 2, size: 5 }, bonus: { pick: 1, size: 3 } } },
  new: { id: 'new', pools: { main: { pick: 3, size: 7 }, bonus: { pick: 1, size: 4 } } },
};
const eraAt = (date: string) => (date < '2024-03-01' ? eras.old : eras.new) as never;
const dateOf = (day: number) => new Date(Date.UTC(2024, 1, 1 + day)).toISOString().slice(0, 10);
const ballsIn = (pick: number, size: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: size }), { minLength: pick, maxLength: pick }).map((balls) => balls.toSorted((a, b) => a - b));
/** Draws of distinct days, in the order of their dates. */
const histories = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 60, size: 'max' }).chain((days) => {
  const dates = days.toSorted((a, b) => a - b).map(dateOf);
  return fc.tuple(...dates.map((date) => drawOf(date)));
});

function drawOf(date: string): fc.Arbitrary<SeriesDraw> {
  const { main, bonus } = (eraAt(date) as (typeof eras)['old']).pools;
  return fc.record({
    date: fc.constant(date),
    numbers: fc.record({ main: ballsIn(main.pick, main.size), bonus: ballsIn(bonus.pick, bonus.size) }),
    synthetic: fc.boolean(),
  });
}

const statistics = [
  ...[frequency, gaps, combinations(2, 5), combinations(3, 5), shapes, sums, trends([2, 10]), evidence],
  daysOfWeek((date) => (new Date(date).getUTCDay() + 6) % 7),
] as unknown as Statistic<Tally, unknown>[];
/** Every page of an era, of all draws and of some of them. */
const pagesOf = (era: EraStatistics) => {
  const draws = era.series.dates.length;
  return Promise.all(statistics.flatMap((statistic) => [era.of(statistic, 0, draws), era.of(statistic, Math.floor(draws / 3), draws)]));
};
const lastOf = (series: readonly EraSeries[]) => series.at(-1) as EraSeries;

describe('statistics that are kept up', () => {
  it('are those that are computed from the first draw on, draw by draw', () =>
    fc.assert(
      fc.asyncProperty(histories, fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 6 }), async (draws, steps) => {
        fc.pre(draws.length > 0);
        let known: EraStatistics | undefined;
        for (let to = 1; to <= draws.length; to += steps.pop() ?? draws.length) {
          const series = lastOf(seriesByEra(draws.slice(0, to), eraAt));
          known = new EraStatistics(series, known);
          expect(await pagesOf(known)).toEqual(await pagesOf(new EraStatistics(series)));
        }
      }),
      { numRuns: 60 },
    ));

  it('begin anew where draws have become others', () =>
    fc.assert(
      fc.asyncProperty(histories, histories, async (draws, others) => {
        fc.pre(draws.length > 0 && others.length > 0);
        const known = new EraStatistics(lastOf(seriesByEra(draws, eraAt)));
        await pagesOf(known);
        const series = lastOf(seriesByEra(others, eraAt));
        expect(await pagesOf(new EraStatistics(series, known))).toEqual(await pagesOf(new EraStatistics(series)));
      }),
      { numRuns: 60 },
    ));

  it('stay what they were for who asked before there were more draws', async () => {
    const [draws] = fc.sample(
      histories.filter(({ length }) => length > 20),
      { numRuns: 1, seed: 1 },
    ) as [SeriesDraw[]];
    const [few, all] = [lastOf(seriesByEra(draws.slice(0, -3), eraAt)), lastOf(seriesByEra(draws, eraAt))];
    const earlier = new EraStatistics(few);
    const asked = pagesOf(earlier);
    const later = pagesOf(new EraStatistics(all, earlier));
    expect(await asked).toEqual(await pagesOf(new EraStatistics(few)));
    expect(await later).toEqual(await pagesOf(new EraStatistics(all)));
    expect(await pagesOf(earlier)).toEqual(await asked);
  });
});

describe('draws that are read from a changed month on', () => {
  it('are all draws, put to those that stay', () =>
    fc.assert(
      fc.property(histories, histories, fc.integer({ min: 0, max: 4 }), (earlier, later, months) => {
        const month = `2024-0${months + 1}`;
        const now = [...earlier.filter(({ date }) => date < month), ...later.filter(({ date }) => date >= month)];
        const stay = drawsBefore(seriesByEra(earlier, eraAt), month);
        const read = now.filter(({ date }) => date >= month);
        expect(plain(extended(stay, read, eraAt))).toEqual(plain(seriesByEra(now, eraAt)));
      }),
    ));
});

const plain = (series: readonly EraSeries[]) =>
  series.map(({ pools, synthetic, ...era }) => ({
    ...era,
    synthetic: [...synthetic],
    pools: pools.map((pool) => ({ ...pool, balls: [...pool.balls] })),
  }));
