import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, MomentQuery, Requires } from '#modules/platform';
import { ReadSide } from '#projections/runner';
import { CauseWalk } from './causes';
import { CausesView } from './causes.view';
import { PositionParam } from './events.dto';

@ApiTags('audit')
@Requires('viewer')
@Controller('v1/events/:position/causes')
export class CausesController {
  constructor(
    private readonly walk: CauseWalk,
    private readonly readSide: ReadSide,
  ) {}

  /** Follow what set an event going, and what it has set going. */
  @Get()
  @ApiOkResponse({ description: 'Its causes, and its effects.', type: CausesView })
  @ApiProblems('event-not-found')
  find(@Param() { position }: PositionParam, @Query() _: MomentQuery): CausesView {
    return this.walk.from(position, this.readSide.view.position) as CausesView;
  }
}
