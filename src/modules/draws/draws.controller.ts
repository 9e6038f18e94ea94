import { Body, Controller, Get, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiExport,
  ApiIdempotent,
  ApiProblems,
  Commands,
  dateCursor,
  decodeCursor,
  ExportQuery,
  GameParam,
  MomentQuery,
  orNotFound,
  Requires,
  sendExport,
  toPage,
} from '#modules/platform';
import { DrawQueries } from '#projections/draws';
import { ReadSide } from '#projections/runner';
import { DropSampleCommand } from './commands/drop-sample.handler';
import { RecordDrawCommand } from './commands/record-draw.handler';
import { canonicalLayout } from './domain/canonical-layout';
import { hasBall } from './domain/game';
import { DrawParam, RecordDrawDto } from './dto/draws.dto';
import { DrawsQuery, weekdayNumber } from './dto/draws-query.dto';
import { DrawPageView, DrawView, SampleDroppedView } from './dto/draws.view';
import { toDrawView } from './dto/to-view';
import { Games } from './games';

@ApiTags('draws')
@Requires('viewer')
@Controller('v1/games/:game')
export class DrawsController {
  constructor(
    private readonly commands: Commands,
    private readonly games: Games,
    private readonly draws: DrawQueries,
    private readonly readSide: ReadSide,
  ) {}

  /** List a game's draws by date: all of them, or those of some dates, of a day of the week, with a ball, synthetic or corrected ones. */
  @Get('draws')
  @ApiOkResponse({ description: 'A page of draws.', type: DrawPageView })
  @ApiProblems('game-not-found')
  async list(@Param() { game: id }: GameParam, @Query() query: DrawsQuery): Promise<DrawPageView> {
    const { limit, order, weekday, from, to, number, synthetic, corrected } = query;
    const game = this.games.get(id);
    const page = { limit, order, cursor: decodeCursor(query.cursor, dateCursor) };
    const filter = { from, to, weekday: weekday && weekdayNumber(weekday), number, synthetic, corrected };
    // A ball that there never was is not looked for in all draws.
    const rows = number === undefined || hasBall(game, number) ? await this.draws.page(game.id, { ...page, ...filter }) : [];
    return toPage(rows, limit, toDrawView, ({ date }) => date);
  }

  /**
   * Take a game's draws along, in a layout that imports back to the same draws. Synthetic ones are left out: in a file, nothing would tell them
   * from real ones.
   */
  @Get('draws/export')
  @ApiExport('The draws, oldest first.', 'draw_date,n1,n2,n3,n4,n5,powerball\n')
  @ApiProblems('game-not-found')
  async export(@Param() { game: id }: GameParam, @Query() { format }: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    const game = this.games.get(id);
    const { columns, row } = canonicalLayout(game);
    const batches = mapped(this.draws.drawnInBatches(game.id), row);
    await sendExport(reply, { name: `${game.id}-draws`, format, columns, batches, position: this.readSide.view.position });
  }

  /** Look up the draw of a date. */
  @Get('draws/:date')
  @ApiOkResponse({ description: 'The draw.', type: DrawView })
  @ApiProblems('game-not-found', 'draw-not-found')
  async find(@Param() { game, date }: DrawParam, @Query() _: MomentQuery): Promise<DrawView> {
    return toDrawView(orNotFound(await this.draws.find(this.games.get(game).id, date), 'draw-not-found'));
  }

  /** Put one draw on record by hand. The same draw again changes nothing and answers 200. */
  @Post('draws')
  @Requires('analyst')
  @ApiIdempotent()
  @ApiCreatedResponse({ description: 'The draw is on record.', type: DrawView })
  @ApiOkResponse({ description: 'It was on record already.', type: DrawView })
  @ApiProblems('game-not-found', 'draw-conflict', 'invalid-draw')
  async record(
    @Param() { game }: GameParam,
    @Body() draw: RecordDrawDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DrawView> {
    const candidate = { date: draw.date, numbers: draw.numbers, multiplier: draw.powerPlay ?? null, secondary: draw.secondary ?? {} };
    const { created } = await this.commands.execute(new RecordDrawCommand(game, candidate));
    void reply.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return toDrawView(orNotFound(await this.draws.find(game, draw.date), 'draw-not-found'));
  }

  /** Withdraw every synthetic sample draw of a game. The log keeps that they were there. */
  @Post('sample/drop')
  @Requires('analyst')
  @ApiIdempotent()
  @ApiCreatedResponse({ description: 'The sample is withdrawn.', type: SampleDroppedView })
  @ApiProblems('game-not-found', 'no-sample-draws')
  dropSample(@Param() { game }: GameParam): Promise<SampleDroppedView> {
    return this.commands.execute(new DropSampleCommand(game));
  }
}

async function* mapped<Item, Result>(batches: AsyncIterable<readonly Item[]>, map: (item: Item) => Result): AsyncGenerator<Result[]> {
  for await (const batch of batches) yield batch.map(map);
}
