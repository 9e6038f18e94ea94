import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { RejectedError } from '#events/kernel';
import { eraOf, type Game, Games } from '#modules/draws';
import { DrawMonthQueries, type DrawOfMonth } from '#projections/analytics';
import { drawsBefore, type EraSeries, extended, sliced } from './domain/draw-series';
import type { Statistic, Tally } from './domain/statistic';
import { EraStatistics } from './era-statistics';

/** Which draws: of one era, between two dates (split by era where they lie in several), the last so many. Without any: the present era. */
export type SeriesSelection = Readonly<{
  era?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  last?: number | undefined;
}>;

/** States of games' draws that are kept in memory. */
const keptMax = 16;
/** Months read before others may have their turn. */
const monthsAtOnce = 240;

/** A game's draws by era, as of the position at which any of them changed last. */
type KnownDraws = Readonly<{ position: number; eras: readonly EraStatistics[] }>;
/** Draws of an era, from one place to before another. */
type Chosen = Readonly<{ era: EraStatistics; from: number; to: number }>;

/**
 * Draws in the form that statistics are computed from, and the statistics. When draws have changed, those from the first changed month on are read, and those that
 * are new are counted: what one more draw costs does not grow with how many there are.
 */
@Injectable()
export class DrawSeriesReader {
  private readonly kept = new Map<string, Promise<KnownDraws>>();

  constructor(
    private readonly games: Games,
    private readonly months: DrawMonthQueries,
  ) {}

  /** A statistic, pool by pool, of each era that a selection lies in. */
  async each<PoolTally extends Tally, Page>(
    gameId: string,
    selection: SeriesSelection,
    statistic: Statistic<PoolTally, Page>,
  ): Promise<{ series: EraSeries; pools: readonly Page[] }[]> {
    const chosen = await this.select(gameId, selection);
    return Promise.all(
      chosen.map(async ({ era, from, to }) => ({ series: sliced(era.series, from, to), pools: await era.of(statistic, from, to) })),
    );
  }

  /** The draws of each era that a selection lies in. */
  async series(gameId: string, selection: SeriesSelection): Promise<EraSeries[]> {
    return (await this.select(gameId, selection)).map(({ era, from, to }) => sliced(era.series, from, to));
  }

  private async select(gameId: string, { era, from, to, last }: SeriesSelection): Promise<Chosen[]> {
    const game = this.games.get(gameId);
    if (era !== undefined && !game.eras.some(({ id }) => id === era))
      throw new RejectedError('era-not-found', `${game.name} has the eras ${game.eras.map(({ id }) => id).join(', ')}`);
    const { eras } = await this.known(game);
    const isWhole = from === undefined && to === undefined;
    const chosen = era !== undefined ? eras.filter(({ series }) => series.era === era) : isWhole ? eras.slice(-1) : eras;
    return chosen
      .map((each) => ({ era: each, ...placesIn(each.series.dates, from, to) }))
      .filter((each) => each.to > each.from)
      .map((each) => ({ ...each, from: last === undefined ? each.from : Math.max(each.from, each.to - last) }));
  }

  /** The draws as they are in the present view: read once, and kept. */
  private async known(game: Game): Promise<KnownDraws> {
    const position = await this.months.lastChange(game.id);
    const key = `${game.id}@${position}`;
    const known = this.kept.get(key) ?? this.read(game, position, await this.newestBelow(game.id, position));
    this.kept.delete(key);
    this.kept.set(key, known);
    known.catch(() => this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptMax && oldest !== undefined) this.kept.delete(oldest);
    return known;
  }

  private async newestBelow(game: string, position: number): Promise<KnownDraws | undefined> {
    const ofGame = [...this.kept].filter(([key]) => key.startsWith(`${game}@`)).map(([, known]) => known.catch(() => undefined));
    const below = (await Promise.all(ofGame)).filter((known) => known !== undefined && known.position < position);
    return below.sort((a, b) => (b?.position ?? 0) - (a?.position ?? 0))[0];
  }

  /** Reads what has changed since an earlier state, or everything. */
  private async read(game: Game, position: number, earlier: KnownDraws | undefined): Promise<KnownDraws> {
    const month = earlier && (await this.months.firstChangedAfter(game.id, earlier.position));
    const draws = await this.drawsFrom(game.id, month ?? '');
    const stay = month === undefined ? [] : drawsBefore(earlier?.eras.map(({ series }) => series) ?? [], month);
    const eras = extended(stay, draws, (date) => eraOf(game, date)).map(
      (series) =>
        new EraStatistics(
          series,
          earlier?.eras.find((each) => each.series.era === series.era),
        ),
    );
    return { position, eras };
  }

  private async drawsFrom(game: string, month: string): Promise<DrawOfMonth[]> {
    const draws: DrawOfMonth[] = [];
    let next: string | null = month;
    while (next !== null) {
      const page: { draws: DrawOfMonth[]; next: string | null } = await this.months.drawsFrom(game, next, monthsAtOnce);
      draws.push(...page.draws);
      next = page.next;
      if (next !== null) await setImmediate();
    }
    return draws;
  }
}

/** Places of the first draw from a date on, and of the one after the last up to a date. */
function placesIn(dates: readonly string[], from: string | undefined, to: string | undefined): { from: number; to: number } {
  const first = from === undefined ? 0 : dates.findIndex((date) => date >= from);
  const after = to === undefined ? dates.length : dates.findLastIndex((date) => date <= to) + 1;
  return { from: first === -1 ? dates.length : first, to: after };
}
