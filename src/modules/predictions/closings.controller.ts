import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Games } from '#modules/draws';
import { ApiProblems, dateCursor, decodeCursor, GameParam, PageQuery, Requires, toPage } from '#modules/platform';
import { ClosingQueries } from '#projections/predictions';
import { ClosingPageView } from './dto/closings.view';

@ApiTags('predictions')
@Requires('viewer')
@Controller('v1/games/:game/closings')
export class ClosingsController {
  constructor(
    private readonly games: Games,
    private readonly closings: ClosingQueries,
  ) {}

  /** List the draws that were predicted: how many sets were on record for each, and since its cut-off the Merkle root over all of them. */
  @Get()
  @ApiOkResponse({ description: 'A page of draws by date.', type: ClosingPageView })
  @ApiProblems('game-not-found', 'invalid-cursor')
  async list(@Param() { game }: GameParam, @Query() { limit, order, cursor }: PageQuery): Promise<ClosingPageView> {
    const rows = await this.closings.page(this.games.get(game).id, { limit, order, after: decodeCursor(cursor, dateCursor) });
    return toPage(
      rows,
      limit,
      ({ key: _, ...closing }) => closing,
      ({ drawDate }) => drawDate,
    );
  }
}
