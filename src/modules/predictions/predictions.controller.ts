import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RejectedError } from '#events/kernel';
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
import { PredictionSetQueries } from '#projections/predictions';
import { IssuePredictionCommand, type PredictionWish } from './commands/issue-prediction.handler';
import { IssuePredictionDto, PredictionSetsQuery } from './dto/predictions.dto';
import { PredictionSetPageView, PredictionSetView } from './dto/predictions.view';
import { toPredictionSetView } from './dto/to-view';

@ApiTags('predictions')
@Requires('viewer')
@Controller('v1')
export class PredictionsController {
  constructor(
    private readonly commands: Commands,
    private readonly sets: PredictionSetQueries,
  ) {}

  /** Put a model's tickets for the next draw on record. A set already there for that draw and slot is superseded. */
  @Post('predictions')
  @Requires('analyst')
  @ApiIdempotent()
  @ApiCreatedResponse({ description: 'The set is on record.', type: PredictionSetView })
  @ApiProblems('model-not-found', 'model-slot-not-found', 'model-retired', 'draw-closed', 'draw-not-scheduled', 'artifact-corrupt')
  async issue(@Body() wish: IssuePredictionDto): Promise<PredictionSetView> {
    const { predictionSetId } = await this.commands.execute(
      new IssuePredictionCommand({ model: modelOf(wish), drawDate: wish.drawDate, seed: wish.seed }),
    );
    return this.view(predictionSetId);
  }

  /** List the prediction sets by age, by game, draw, slot and status. Archived ones are left out unless they are asked for. */
  @Get('prediction-sets')
  @ApiOkResponse({ description: 'A page of sets.', type: PredictionSetPageView })
  async list(@Query() query: PredictionSetsQuery): Promise<PredictionSetPageView> {
    const { limit, order, cursor, game, drawDate, slot, status } = query;
    const archived = query.archived === 'all' ? undefined : query.archived === 'true';
    const sets = await this.sets.page({ game, drawDate, slot, status, archived }, { limit, order, cursor: decodeCursor(cursor, idCursor) });
    return toPage(sets, limit, toPredictionSetView, ({ set }) => set.id);
  }

  /** Look up one prediction set. */
  @Get('prediction-sets/:id')
  @ApiOkResponse({ description: 'The set.', type: PredictionSetView })
  @ApiProblems('prediction-set-not-found')
  find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<PredictionSetView> {
    return this.view(id);
  }

  private async view(id: string): Promise<PredictionSetView> {
    return toPredictionSetView(orNotFound(await this.sets.find(id), 'prediction-set-not-found'));
  }
}

/** @throws RejectedError unless either a model or a slot is given */
function modelOf({ modelId, game, slot }: IssuePredictionDto): PredictionWish['model'] {
  if (modelId !== undefined && slot === undefined) return { id: modelId };
  if (slot !== undefined && modelId === undefined) return { game, slot };
  throw new RejectedError('invalid-request', 'give either a modelId or a slot', {
    errors: [{ path: 'modelId', message: 'give either a modelId or a slot; GET /v1/models lists the models' }],
  });
}
