import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { dayOfWeek } from '#modules/draws';
import { AnswersByPosition, ApiProblems, GameParam, Requires } from '#modules/platform';
import { RejectedError } from '#events/kernel';
import { combinations, isTooMuch } from './domain/combinations';
import { daysOfWeek } from './domain/days-of-week';
import { evidence, fairnessOf } from './domain/fairness';
import type { EraSeries } from './domain/draw-series';
import { frequency } from './domain/frequency';
import { gaps } from './domain/gaps';
import { shapes } from './domain/shapes';
import type { Statistic, Tally } from './domain/statistic';
import { sums } from './domain/sums';
import { trends } from './domain/trends';
import { DrawSeriesReader, type SeriesSelection } from './draw-series-reader';
import { CombinationsQuery, SeriesQuery, TrendsQuery } from './dto/analytics.dto';
import * as views from './dto/analytics.view';
import { FairnessView } from './dto/fairness.view';
import { ShapesView, SumsView } from './dto/shapes.view';
import { TrendsView } from './dto/trends.view';

const hotAndCold = 'Hot and cold describe the past. On a fair machine every ball has the same chance in the next draw.';
const overdue = 'A ball that has not come for long is drawn next with the same chance as any other.';

@ApiTags('analytics')
@AnswersByPosition(true)
@Requires('viewer')
@Controller('v1/games/:game/analytics')
export class AnalyticsController {
  constructor(private readonly reader: DrawSeriesReader) {}

  /** Count how often each ball was drawn. */
  @Get('frequency')
  @ApiOkResponse({ description: 'By era and pool.', type: views.FrequencyView })
  @ApiProblems('game-not-found', 'era-not-found')
  async frequency(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<views.FrequencyView> {
    return { note: hotAndCold, items: await this.each(game, query, frequency) } as views.FrequencyView;
  }

  /** Measure how long each ball stays away, and has now. */
  @Get('gaps')
  @ApiOkResponse({ description: 'By era and pool.', type: views.GapsView })
  @ApiProblems('game-not-found', 'era-not-found')
  async gaps(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<views.GapsView> {
    return { note: overdue, items: await this.each(game, query, gaps) } as views.GapsView;
  }

  /** Count how often balls were drawn together. */
  @Get('combinations')
  @ApiOkResponse({ description: 'By era and pool.', type: views.CombinationsView })
  @ApiProblems('game-not-found', 'era-not-found', 'too-many-combinations')
  async combinations(@Param() { game }: GameParam, @Query() query: CombinationsQuery): Promise<views.CombinationsView> {
    const { size, limit } = query;
    const series = await this.reader.series(game, selectionOf(query));
    if (series.some(({ pools }) => pools.some((pool) => pool.pick >= size && isTooMuch(pool, size))))
      throw new RejectedError('too-many-combinations');
    return { items: await this.each(game, query, combinations(size, limit)) } as unknown as views.CombinationsView;
  }

  /** Count how often each ball was drawn on each day of the week. */
  @Get('day-of-week')
  @ApiOkResponse({ description: 'By era and pool.', type: views.DaysView })
  @ApiProblems('game-not-found', 'era-not-found')
  async daysOfWeek(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<views.DaysView> {
    return { items: await this.each(game, query, daysOfWeek(dayOfWeek)) } as unknown as views.DaysView;
  }

  /** Add up the balls of each draw. */
  @Get('sums')
  @ApiOkResponse({ description: 'By era and pool.', type: SumsView })
  @ApiProblems('game-not-found', 'era-not-found')
  async sums(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<SumsView> {
    return { items: await this.each(game, query, sums) } as SumsView;
  }

  /** Look at odd and even, low and high, neighbours, repeats and places. */
  @Get('shapes')
  @ApiOkResponse({ description: 'By era and pool.', type: ShapesView })
  @ApiProblems('game-not-found', 'era-not-found')
  async shapes(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<ShapesView> {
    return { items: await this.each(game, query, shapes) } as ShapesView;
  }

  /** Count how often each ball was drawn lately, in windows of the last draws. */
  @Get('trends')
  @ApiOkResponse({ description: 'By era and pool.', type: TrendsView })
  @ApiProblems('game-not-found', 'era-not-found')
  async trends(@Param() { game }: GameParam, @Query() query: TrendsQuery): Promise<TrendsView> {
    return { items: await this.each(game, query, trends(query.windows)) } as TrendsView;
  }

  /** Test whether the machine is fair: balls, pairs, repeats, gaps and sums, corrected together, with a plain verdict. */
  @Get('fairness')
  @ApiOkResponse({ description: 'By era.', type: FairnessView })
  @ApiProblems('game-not-found', 'era-not-found')
  async fairness(@Param() { game }: GameParam, @Query() query: SeriesQuery): Promise<FairnessView> {
    const found = await this.reader.each(game, selectionOf(query), evidence);
    const verdicts = fairnessOf(found.map(({ pools }) => pools));
    return { items: found.map(({ series }, index) => ({ ...aboutOf(series), ...verdicts[index] })) } as FairnessView;
  }

  private async each<PoolTally extends Tally, Page>(game: string, query: SeriesSelection, statistic: Statistic<PoolTally, Page>) {
    const found = await this.reader.each(game, selectionOf(query), statistic);
    return found.map(({ series, pools }) => ({ ...aboutOf(series), pools }));
  }
}

/** Without the moment that was asked for, which has chosen the view already. */
const selectionOf = ({ era, from, to, last }: SeriesSelection): SeriesSelection => ({ era, from, to, last });

const aboutOf = ({ era, dates, synthetic }: EraSeries) => ({
  era,
  from: dates[0] as string,
  to: dates.at(-1) as string,
  draws: dates.length,
  synthetic: synthetic.reduce((sum, each) => sum + each, 0),
});
