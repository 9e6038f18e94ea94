import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { dayOfWeek } from '#modules/draws';
import { ApiProblems, GameParam } from '#modules/platform';
import { RejectedError } from '#events/kernel';
import { combinationsOf, isTooMuch } from './domain/combinations';
import { daysOfWeek } from './domain/days-of-week';
import type { EraSeries, PoolDraws } from './domain/draw-series';
import { evidenceOf, fairnessOf } from './domain/fairness';
import { frequencyOf } from './domain/frequency';
import { gapsOf } from './domain/gaps';
import { shapesOf } from './domain/shapes';
import { sumsOf } from './domain/sums';
import { trendsOf } from './domain/trends';
import { DrawSeriesReader, type SeriesSelection } from './draw-series-reader';
import { CombinationsQuery, SeriesQuery, TrendsQuery } from './dto/analytics.dto';
import * as views from './dto/analytics.view';
import { FairnessView } from './dto/fairness.view';
import { ShapesView, SumsView } from './dto/shapes.view';
import { TrendsView } from './dto/trends.view';

const hotAndCold = 'Hot and cold describe the past. On a fair machine every ball has the same chance in the next draw.';
const overdue = 'A ball that has not come for long is drawn next with the same chance as any other.';

@ApiTags('analytics')
@Controller('v1/games/:game/analytics')
export class AnalyticsController {
  constructor(private readonly reader: DrawSeriesReader) {}

  /** Count how often each ball was drawn. */
  @Get('frequency')
  @ApiOkResponse({ description: 'By era and pool.', type: views.FrequencyView })
  @ApiProblems('game-not-found', 'era-not-found')
  async frequency(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<views.FrequencyView> {
    return { note: hotAndCold, items: await this.byPool(game, query, 'frequency', frequencyOf) } as views.FrequencyView;
  }

  /** Measure how long each ball stays away, and has now. */
  @Get('gaps')
  @ApiOkResponse({ description: 'By era and pool.', type: views.GapsView })
  @ApiProblems('game-not-found', 'era-not-found')
  async gaps(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<views.GapsView> {
    return { note: overdue, items: await this.byPool(game, query, 'gaps', gapsOf) } as views.GapsView;
  }

  /** Count how often balls were drawn together. */
  @Get('combinations')
  @ApiOkResponse({ description: 'By era and pool.', type: views.CombinationsView })
  @ApiProblems('game-not-found', 'era-not-found', 'too-many-combinations')
  async combinations(@Param() { game }: GameParam, @Query() query: CombinationsQuery): Promise<views.CombinationsView> {
    const { size, limit } = query;
    const name = `combinations ${size} ${limit}`;
    const items = await this.each(game, query, name, ({ pools }) => {
      const counted = pools.filter(({ pick }) => pick >= size);
      if (counted.some((pool) => isTooMuch(pool, size))) throw new RejectedError('too-many-combinations');
      return { pools: counted.map((pool) => combinationsOf(pool, size, limit)) };
    });
    return { items } as unknown as views.CombinationsView;
  }

  /** Count how often each ball was drawn on each day of the week. */
  @Get('day-of-week')
  @ApiOkResponse({ description: 'By era and pool.', type: views.DaysView })
  @ApiProblems('game-not-found', 'era-not-found')
  async daysOfWeek(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<views.DaysView> {
    return {
      items: await this.each(game, query, 'days', (series) => ({ pools: daysOfWeek(series, dayOfWeek) })),
    } as unknown as views.DaysView;
  }

  /** Add up the balls of each draw. */
  @Get('sums')
  @ApiOkResponse({ description: 'By era and pool.', type: SumsView })
  @ApiProblems('game-not-found', 'era-not-found')
  async sums(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<SumsView> {
    return { items: await this.byPool(game, query, 'sums', sumsOf) } as SumsView;
  }

  /** Look at odd and even, low and high, neighbours, repeats and places. */
  @Get('shapes')
  @ApiOkResponse({ description: 'By era and pool.', type: ShapesView })
  @ApiProblems('game-not-found', 'era-not-found')
  async shapes(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<ShapesView> {
    return { items: await this.byPool(game, query, 'shapes', shapesOf) } as ShapesView;
  }

  /** Count how often each ball was drawn lately, in windows of the last draws. */
  @Get('trends')
  @ApiOkResponse({ description: 'By era and pool.', type: TrendsView })
  @ApiProblems('game-not-found', 'era-not-found')
  async trends(@Param() { game }: GameParam, @Query() query: TrendsQuery): Promise<TrendsView> {
    const { windows } = query;
    return { items: await this.byPool(game, query, `trends ${windows}`, (pool) => trendsOf(pool, windows)) } as TrendsView;
  }

  /** Test whether the machine is fair: balls, pairs, repeats, gaps and sums, corrected together, with a plain verdict. */
  @Get('fairness')
  @ApiOkResponse({ description: 'By era.', type: FairnessView })
  @ApiProblems('game-not-found', 'era-not-found')
  async fairness(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<FairnessView> {
    const found = await this.each(game, query, 'fairness', ({ pools }) => evidenceOf(pools));
    const verdicts = fairnessOf(found);
    return { items: found.map((era, index) => ({ ...era, ...verdicts[index] })) } as FairnessView;
  }

  private byPool<Statistic>(game: string, query: SeriesSelection, name: string, of: (pool: PoolDraws) => Statistic) {
    return this.each(game, query, name, ({ pools }) => ({ pools: pools.map(of) }));
  }

  private async each<Statistic extends object>(game: string, query: SeriesSelection, name: string, of: (series: EraSeries) => Statistic) {
    const { era, from, to, last } = query;
    const found = await this.reader.each(game, { era, from, to, last }, name, of);
    return found.map(({ series: { dates, synthetic, era: id }, statistic }) => ({
      era: id,
      from: dates[0] as string,
      to: dates.at(-1) as string,
      draws: dates.length,
      synthetic: synthetic.reduce((sum, each) => sum + each, 0),
      ...statistic,
    }));
  }
}
