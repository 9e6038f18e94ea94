import { Injectable } from '@nestjs/common';
import type { DrawnNumbers } from '#events/ids';
import { Settings } from '#modules/configuration';
import type { Condition } from '#modules/platform';
import { DrawMonthQueries } from '#projections/analytics';
import { DrawQueries, ImportQueries } from '#projections/draws';
import { type Completeness, type Coverage, coverageOf, freshnessOf } from './domain/data-quality';
import type { Game } from './domain/game';

/** How good a game's record is. */
export type DataQuality = Completeness &
  Readonly<{ openConflicts: number; repeats: readonly Readonly<{ numbers: DrawnNumbers; dates: readonly string[] }>[] }>;

const repeatsMax = 100;

/** What stays as long as no draw of a game changes. */
type Settled = Coverage & Pick<DataQuality, 'repeats'>;

/** States of games' records that are kept. */
const keptMax = 16;

/** Looks at a game's record as a whole: once for each state of its draws. */
@Injectable()
export class DataQualities {
  private readonly kept = new Map<string, Promise<Settled>>();

  constructor(
    private readonly draws: DrawQueries,
    private readonly imports: ImportQueries,
    private readonly months: DrawMonthQueries,
    private readonly settings: Settings,
  ) {}

  /** @param now UTC ISO 8601 */
  async of(game: Game, now: string): Promise<DataQuality> {
    const settled = await this.settled(game);
    const freshness = freshnessOf(game, settled.lastDate, now, this.settings.operations.resultHoursMax);
    return { ...settled, freshness, openConflicts: await this.imports.openConflicts(game.id) };
  }

  private async settled(game: Game): Promise<Settled> {
    const key = `${game.id}@${await this.months.lastChange(game.id)}`;
    const settled = this.kept.get(key) ?? this.look(game);
    this.kept.delete(key);
    this.kept.set(key, settled);
    settled.catch(() => this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptMax && oldest !== undefined) this.kept.delete(oldest);
    return settled;
  }

  private async look(game: Game): Promise<Settled> {
    const rows = await this.draws.sources(game.id);
    const known = rows.map(({ date, source, importId }) => ({ date, source: importId === null ? source : `${source} ${importId}` }));
    return { ...coverageOf(game, known), repeats: await this.draws.repeated(game.id, repeatsMax) };
  }
}

/** What of a record wants looking at. A game without draws wants nothing. */
export function conditionsOf(game: Game, quality: DataQuality): Condition[] {
  const { missing, firstDate, lastDate, openConflicts, repeats, freshness } = quality;
  const condition = (kind: string, isWell: boolean, message: string): Condition => ({
    alertId: `${game.id}-${kind}`,
    kind,
    game: game.id,
    message: isWell ? null : message,
  });
  return [
    condition('missing-draws', missing.length === 0, `${missing.length} draws between ${firstDate} and ${lastDate} are not on record`),
    condition('conflicts', openConflicts === 0, `${openConflicts} rows told another result than the one on record`),
    condition('repeated-results', repeats.length === 0, `${repeats.length} full results are on record for more than one date`),
    condition('stale', freshness.behind === 0, `${freshness.behind} draws up to ${freshness.expectedThrough} should be known by now`),
  ];
}
