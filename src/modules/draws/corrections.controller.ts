import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiIdempotent, ApiProblems, Commands, decodeCursor, GameParam, orNotFound, Requires, toPage } from '#modules/platform';
import { DrawQueries, ImportQueries } from '#projections/draws';
import { CorrectDrawCommand } from './commands/correct-draw.handler';
import { DismissConflictsCommand } from './commands/dismiss-conflicts.handler';
import { ConflictsQuery, CorrectDrawDto, DismissConflictsDto } from './dto/corrections.dto';
import { DrawParam } from './dto/draws.dto';
import { ConflictPageView, DrawView } from './dto/draws.view';
import { toConflictView, toDrawView } from './dto/to-view';
import { Games } from './games';

const rowCursor = /^[0-9a-f-]{36}\/\d{1,9}$/;

@ApiTags('draws')
@Requires('viewer')
@Controller('v1/games/:game')
export class CorrectionsController {
  constructor(
    private readonly commands: Commands,
    private readonly games: Games,
    private readonly draws: DrawQueries,
    private readonly imports: ImportQueries,
  ) {}

  /** List what files told against the record. A conflict is open until a person corrects the draw or dismisses it. */
  @Get('conflicts')
  @ApiOkResponse({ description: 'A page of conflicts.', type: ConflictPageView })
  @ApiProblems('game-not-found')
  async conflicts(@Param() { game }: GameParam, @Query() { limit, order, cursor, status }: ConflictsQuery): Promise<ConflictPageView> {
    const page = { limit, order, status, cursor: decodeCursor(cursor, rowCursor) };
    const rows = await this.imports.conflicts(this.games.get(game).id, page);
    return toPage(rows, limit, toConflictView, ({ key }) => key);
  }

  /** Correct a draw on record, with a reason. The old result stays in the log, and open conflicts of the date are closed. */
  @Post('draws/:date/correction')
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'The draw as it stands now.', type: DrawView })
  @ApiProblems('game-not-found', 'draw-not-found', 'invalid-draw', 'nothing-to-correct', 'synthetic-draw')
  async correct(@Param() { game, date }: DrawParam, @Body() correction: CorrectDrawDto): Promise<DrawView> {
    const { numbers, powerPlay, secondary, reason } = correction;
    const candidate = { date, numbers, multiplier: powerPlay ?? null, secondary: secondary ?? {} };
    await this.commands.execute(new CorrectDrawCommand(game, candidate, reason));
    return this.draw(game, date);
  }

  /** Close the open conflicts of a draw, with a reason: the record stays as it is. */
  @Post('draws/:date/conflicts/dismiss')
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'The draw, unchanged.', type: DrawView })
  @ApiProblems('game-not-found', 'draw-not-found', 'no-conflict')
  async dismiss(@Param() { game, date }: DrawParam, @Body() { reason }: DismissConflictsDto): Promise<DrawView> {
    await this.commands.execute(new DismissConflictsCommand(game, date, reason));
    return this.draw(game, date);
  }

  private async draw(game: string, date: string): Promise<DrawView> {
    return toDrawView(orNotFound(await this.draws.find(game, date), 'draw-not-found'));
  }
}
