import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiIdempotent, ApiProblems, Commands, GameParam, Moment, MomentQuery, Requires } from '#modules/platform';
import { DrawQueries } from '#projections/draws';
import { RegisterGameCommand } from './commands/register-game.handler';
import { nextDraw } from './domain/draw-calendar';
import type { Game } from './domain/game';
import { DataQualityView } from './dto/data-quality.view';
import { gameBody } from './dto/game-schema';
import { GameListView, GameView, NextDrawView } from './dto/games.view';
import { toGameView } from './dto/to-game-view';
import { DataQualities } from './data-quality';
import { Games } from './games';

/** Dates and gaps in an answer. */
const listedMax = 1_000;

@ApiTags('games')
@Requires('viewer')
@Controller('v1/games')
export class GamesController {
  constructor(
    private readonly commands: Commands,
    private readonly games: Games,
    private readonly draws: DrawQueries,
    private readonly moment: Moment,
    private readonly qualities: DataQualities,
  ) {}

  /** List the games, with their rules and how many draws are on record. */
  @Get()
  @ApiOkResponse({ description: 'All games.', type: GameListView })
  async list(@Query() _: MomentQuery): Promise<GameListView> {
    return { items: await Promise.all(this.games.all().map((game) => this.view(game))), nextCursor: null };
  }

  /** Register a game of one's own, with its rules through time, in the form of the games that ship. */
  @Post()
  @Requires('operator')
  @ApiIdempotent()
  @ApiBody(gameBody)
  @ApiCreatedResponse({ description: 'The game is on record.', type: GameView })
  @ApiProblems('invalid-game', 'game-exists')
  async register(@Body() definition: unknown): Promise<GameView> {
    const { game } = await this.commands.execute(new RegisterGameCommand(definition));
    return this.view(this.games.get(game));
  }

  /** Look up one game and its rules. */
  @Get(':game')
  @ApiOkResponse({ description: 'The game.', type: GameView })
  @ApiProblems('game-not-found')
  find(@Param() { game }: GameParam, @Query() _: MomentQuery): Promise<GameView> {
    return this.view(this.games.get(game));
  }

  /** When is the next draw, seen from the request's moment? */
  @Get(':game/next-draw')
  @ApiOkResponse({ description: 'The next draw by the calendar.', type: NextDrawView })
  @ApiProblems('game-not-found')
  nextDraw(@Param() { game }: GameParam, @Query() _: MomentQuery): NextDrawView {
    return { game, ...nextDraw(this.games.get(game), this.moment.now()) };
  }

  /** How good is the record: missing dates by the calendar, conflicts, repeats, gaps between sources, freshness? */
  @Get(':game/data-quality')
  @ApiOkResponse({ description: 'What a look at the whole record found.', type: DataQualityView })
  @ApiProblems('game-not-found')
  async dataQuality(@Param() { game }: GameParam, @Query() _: MomentQuery): Promise<DataQualityView> {
    const { missing, gaps, ...quality } = await this.qualities.of(this.games.get(game), this.moment.now());
    return {
      game,
      ...quality,
      missingCount: missing.length,
      missing: missing.slice(0, listedMax),
      gaps: gaps.slice(0, listedMax),
    } as DataQualityView;
  }

  private async view(game: Game): Promise<GameView> {
    return toGameView(game, await this.draws.count(game.id));
  }
}
