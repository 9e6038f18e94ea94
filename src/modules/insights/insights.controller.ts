import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RejectedError } from '#events/kernel';
import { datesOf, DrawSeriesReader, evidence, fairnessOf, frequency, gaps } from '#modules/analytics';
import { eraOf, type Game, type GameEra, Games, nextDraw, ticketProblems } from '#modules/draws';
import { ApiProblems, GameParam, Moment, Requires } from '#modules/platform';
import { Scorecards } from '#modules/predictions';
import { playValue } from '#modules/tickets';
import { DrawMonthQueries } from '#projections/analytics';
import { DrawQueries } from '#projections/draws';
import {
  fairAnswer,
  forecastsAnswer,
  hottestAnswer,
  lastChangesAnswer,
  nextDrawAnswer,
  overdueAnswer,
  ownNumbersAnswer,
  worthAnswer,
} from './domain/answers';
import type { Insight } from './domain/insight';
import { InsightsQuery } from './dto/insights.dto';
import { InsightsView } from './dto/insights.view';

const changesMax = 5;

type Numbers = Record<string, number[]>;

@ApiTags('analytics')
@Requires('viewer')
@Controller('v1/games/:game/insights')
export class InsightsController {
  constructor(
    private readonly games: Games,
    private readonly reader: DrawSeriesReader,
    private readonly draws: DrawQueries,
    private readonly months: DrawMonthQueries,
    private readonly scorecards: Scorecards,
    private readonly moment: Moment,
  ) {}

  /** Ask the numbers: what is overdue and why that means nothing, whether the machine is fair, what the data say about your numbers, and more. */
  @Get()
  @ApiOkResponse({ description: 'Questions with their answers.', type: InsightsView })
  @ApiProblems('game-not-found', 'invalid-ticket')
  async ask(@Param() { game: id }: GameParam, @Query() { numbers }: InsightsQuery): Promise<InsightsView> {
    const game = this.games.get(id);
    const next = nextDraw(game, this.moment.now());
    const era = eraOf(game, next.date);
    const own = numbers === undefined ? null : ownNumbers(numbers, era);
    const items = [
      nextDrawAnswer({ ...next, rules: rulesOf(era) }),
      ...(await this.fromDraws(game, own)),
      ...worth(game, era),
      forecastsAnswer(await this.scorecards.ofGame(game.id, 'algorithm')),
      lastChangesAnswer(await this.lastChanges(game)),
    ];
    return { game: game.id, items: items.map((item) => ({ ...item, facts: { ...item.facts } })) };
  }

  private async fromDraws(game: Game, own: Numbers | null): Promise<Insight[]> {
    const present = {};
    const [staying] = await this.reader.each(game.id, present, gaps);
    const [counted] = await this.reader.each(game.id, present, frequency);
    const found = await this.reader.each(game.id, present, evidence);
    const [fairness] = fairnessOf(found.map(({ pools }) => pools));
    const [gapsOfPools, frequencies] = [staying?.pools ?? [], counted?.pools ?? []];
    const answers = [overdueAnswer(gapsOfPools), hottestAnswer(frequencies), ...(fairness ? [fairAnswer(fairness)] : [])];
    if (!own) return answers;
    const drawnOn = counted ? datesOf(counted.series, own) : [];
    return [...answers, ownNumbersAnswer({ numbers: own, gaps: gapsOfPools, frequencies, drawnOn })];
  }

  private async lastChanges(game: Game) {
    const months = await this.months.lastChanged(game.id, changesMax);
    const found = await Promise.all(months.map((month) => this.draws.between(game.id, `${month}-01`, `${month}-31`)));
    const rows = found
      .flat()
      .sort((a, b) => b.position - a.position)
      .slice(0, changesMax);
    return rows.map(({ date, recordedAt, corrections, source }) => ({ date, recordedAt, corrections: corrections.length, source }));
  }
}

/** @throws RejectedError `invalid-ticket` */
function ownNumbers(text: string, era: GameEra): Numbers {
  const parts = text.split('+').map((part) => part.split(',').map(Number));
  const names = Object.keys(era.pools);
  const numbers = Object.fromEntries(parts.map((balls, index) => [names[index] ?? `pool ${index + 1}`, balls.sort((a, b) => a - b)]));
  const problems = ticketProblems(era, numbers);
  if (problems.length > 0) throw new RejectedError('invalid-ticket', problems.map(({ message }) => message).join('; '));
  return numbers;
}

const rulesOf = ({ pools }: GameEra): string =>
  Object.entries(pools)
    .map(([name, { pick, size }]) => `${pick} of ${size} (${name})`)
    .join(' and ');

function worth({ currency }: Game, era: GameEra): Insight[] {
  const value = playValue(era);
  return value ? [worthAnswer({ ...value, currency })] : [];
}
