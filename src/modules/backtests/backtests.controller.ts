import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type GameEra, Games } from '#modules/draws';
import {
  ApiIdempotent,
  ApiProblems,
  Commands,
  decodeCursor,
  idCursor,
  IdParam,
  MomentQuery,
  orNotFound,
  Requires,
  toPage,
} from '#modules/platform';
import { type BacktestPartRow, BacktestQueries, type BacktestRow } from '#projections/backtests';
import { CancelBacktestCommand } from './commands/cancel-backtest.handler';
import { RequestBacktestCommand } from './commands/request-backtest.handler';
import { pursesOfChance } from './domain/purse-of-chance';
import { drawsOfCourse, standingOf } from './domain/standing';
import { BacktestsQuery, RequestBacktestDto } from './dto/backtests.dto';
import { BacktestPageView, BacktestResultView, type BacktestView, type PurseOfChanceView, type StandingView } from './dto/backtests.view';

@ApiTags('backtests')
@Requires('viewer')
@Controller('v1/backtests')
export class BacktestsController {
  constructor(
    private readonly commands: Commands,
    private readonly backtests: BacktestQueries,
    private readonly games: Games,
  ) {}

  /** Ask how algorithms would have done: each draw forecast from those before it, played with tickets, beside chance and beside fixed tickets. */
  @Post()
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse({ description: 'The backtest is on record and will run.', type: BacktestResultView })
  @ApiProblems('game-not-found', 'unknown-algorithm', 'invalid-hyperparameters', 'mixed-eras', 'queue-full')
  async request(@Body() wish: RequestBacktestDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<BacktestResultView> {
    const { backtestId } = await this.commands.execute(new RequestBacktestCommand(wish));
    void reply.header('Location', `/v1/backtests/${backtestId}`);
    return this.result(backtestId);
  }

  /** List the backtests by age. */
  @Get()
  @ApiOkResponse({ description: 'A page of backtests.', type: BacktestPageView })
  async list(@Query() { limit, order, cursor, game, status }: BacktestsQuery): Promise<BacktestPageView> {
    const rows = await this.backtests.page({ limit, order, game, status, cursor: decodeCursor(cursor, idCursor) });
    return toPage(rows, limit, viewOf, ({ id }) => id);
  }

  /** Look up one backtest: how each contestant did, as far as it is. */
  @Get(':id')
  @ApiOkResponse({ description: 'The backtest.', type: BacktestResultView })
  @ApiProblems('backtest-not-found')
  find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<BacktestResultView> {
    return this.result(id);
  }

  /** Stop a backtest before it ends. What it found stays. Safe to repeat. */
  @Post(':id/cancel')
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'It is cancelled.', type: BacktestResultView })
  @ApiProblems('backtest-not-found', 'backtest-finished')
  async cancel(@Param() { id }: IdParam): Promise<BacktestResultView> {
    await this.commands.execute(new CancelBacktestCommand(id));
    return this.result(id);
  }

  private async result(id: string): Promise<BacktestResultView> {
    const row = orNotFound(await this.backtests.find(id), 'backtest-not-found');
    const parts = await this.backtests.parts(id);
    const { eras } = this.games.get(row.game);
    const era = eras.find((each) => each.id === row.data?.era) ?? (eras.at(-1) as GameEra);
    const standings = standingsOf(row, parts, era);
    return { ...viewOf(row), standings, pursesOfChance: chanceBeside(standings[0] as StandingView, row, parts, era) };
  }
}

function standingsOf({ settings }: BacktestRow, parts: readonly BacktestPartRow[], { pools, prizes }: GameEra): StandingView[] {
  const arePrizesKnown = prizes !== null && prizes !== 'pari-mutuel';
  const contestants = [
    { algorithm: 'uniform', hyperparameters: {} },
    ...settings.contestants,
    { algorithm: 'fixed tickets', hyperparameters: {} },
  ];
  return contestants.map(({ algorithm, hyperparameters }, contestant) => {
    const own = parts.filter((part) => part.contestant === contestant);
    const draws = own.flatMap((part) => part.draws);
    const standing = standingOf(draws, { pools, tickets: settings.tickets, stakedCents: own[0]?.stakedCents ?? null, arePrizesKnown });
    return { name: algorithm, hyperparameters, ...standing } as StandingView;
  });
}

/** Purses of random tickets at the draws of a course. */
function chanceBeside(
  { course, draws }: StandingView,
  { settings: { tickets, seed } }: BacktestRow,
  parts: readonly BacktestPartRow[],
  { pools, prizes }: GameEra,
): PurseOfChanceView[] {
  const play = { pools, prizes, stakedCents: parts[0]?.stakedCents ?? null, tickets, seed };
  const purses = pursesOfChance(play, drawsOfCourse(draws));
  return purses.map((purse, place) => ({ date: course[place]?.date ?? '', ...purse }));
}

const viewOf = ({ settings: { contestants: _, ...settings }, ...row }: BacktestRow): BacktestView => ({ ...row, settings });
