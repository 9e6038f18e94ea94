import { Injectable } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import { eraOf, Games } from '#modules/draws';
import { DrawMonthQueries } from '#projections/analytics';
import { type EraSeries, seriesByEra, sliced } from './domain/draw-series';

/** Which draws: of one era, between two dates (split by era where they lie in several), the last so many. Without any: the present era. */
export type SeriesSelection = Readonly<{
  era?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  last?: number | undefined;
}>;

/** Games whose draws are kept in memory, in one state each. */
const keptMax = 16;
/** Pages of one era that are kept. */
const pagesMax = 64;

/** Draws in the form that statistics are computed from. Read when they have changed, and kept: a page is computed once for each state of the draws. */
@Injectable()
export class DrawSeriesReader {
  private readonly kept = new Map<string, readonly EraSeries[]>();
  private readonly computed = new WeakMap<EraSeries, Map<string, unknown>>();

  constructor(
    private readonly games: Games,
    private readonly months: DrawMonthQueries,
  ) {}

  /**
   * A statistic of each era that a selection lies in.
   *
   * @param name of the statistic, with its parameters: what was computed under it is not computed again
   */
  async each<Statistic>(
    gameId: string,
    selection: SeriesSelection,
    name: string,
    of: (series: EraSeries) => Statistic,
  ): Promise<{ series: EraSeries; statistic: Statistic }[]> {
    return (await this.select(gameId, selection)).map(({ whole, from, to }) => {
      const known = this.computed.get(whole) ?? new Map<string, unknown>();
      this.computed.set(whole, known);
      const key = `${name} ${from} ${to}`;
      const statistic = (known.get(key) ?? of(sliced(whole, from, to))) as Statistic;
      keep(known, key, statistic, pagesMax);
      return { series: sliced(whole, from, to), statistic };
    });
  }

  private async select(
    gameId: string,
    { era, from, to, last }: SeriesSelection,
  ): Promise<{ whole: EraSeries; from: number; to: number }[]> {
    const game = this.games.get(gameId);
    if (era !== undefined && !game.eras.some(({ id }) => id === era))
      throw new RejectedError('era-not-found', `${game.name} has the eras ${game.eras.map(({ id }) => id).join(', ')}`);
    const eras = await this.eras(game.id);
    const isWhole = from === undefined && to === undefined;
    const chosen = era !== undefined ? eras.filter((series) => series.era === era) : isWhole ? eras.slice(-1) : eras;
    return chosen
      .map((whole) => ({ whole, ...placesIn(whole.dates, from, to) }))
      .filter((each) => each.to > each.from)
      .map((each) => ({ ...each, from: last === undefined ? each.from : Math.max(each.from, each.to - last) }));
  }

  private async eras(game: string): Promise<readonly EraSeries[]> {
    const key = `${game}@${await this.months.lastChange(game)}`;
    const known = this.kept.get(key) ?? seriesByEra(await this.months.draws(game), (date) => eraOf(this.games.get(game), date));
    keep(this.kept, key, known, keptMax);
    return known;
  }
}

/** Places of the first draw from a date on, and of the one after the last up to a date. */
function placesIn(dates: readonly string[], from: string | undefined, to: string | undefined): { from: number; to: number } {
  const first = from === undefined ? 0 : dates.findIndex((date) => date >= from);
  const after = to === undefined ? dates.length : dates.findLastIndex((date) => date <= to) + 1;
  return { from: first === -1 ? dates.length : first, to: after };
}

/** Puts a value at the end of those that were used last, and lets the oldest go. */
function keep<Value>(values: Map<string, Value>, key: string, value: Value, max: number): void {
  values.delete(key);
  values.set(key, value);
  const [oldest] = values.keys();
  if (values.size > max && oldest !== undefined) values.delete(oldest);
}
