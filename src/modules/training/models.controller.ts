import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { ModelQueries } from '#projections/training';
import { PromoteModelCommand } from './commands/promote-model.handler';
import { RetireModelCommand } from './commands/retire-model.handler';
import { ModelsQuery, ReasonDto } from './dto/training.dto';
import { ModelPageView, ModelView, ToolWeightsListView } from './dto/training.view';

@ApiTags('training')
@Requires('viewer')
@Controller('v1/models')
export class ModelsController {
  constructor(
    private readonly commands: Commands,
    private readonly models: ModelQueries,
  ) {}

  /** List the models by age. */
  @Get()
  @ApiOkResponse({ description: 'A page of models.', type: ModelPageView })
  async list(@Query() { limit, order, cursor, game }: ModelsQuery): Promise<ModelPageView> {
    const rows = await this.models.page({ limit, order, game, cursor: decodeCursor(cursor, idCursor) });
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ id }) => id,
    );
  }

  /** Look up one model, retired or not. */
  @Get(':id')
  @ApiOkResponse({ description: 'The model.', type: ModelView })
  @ApiProblems('model-not-found')
  async find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<ModelView> {
    return orNotFound(await this.models.find(id), 'model-not-found');
  }

  /** List how much an ensemble of tools listened to each of them before some draws, by date and pool; empty for any other algorithm. */
  @Get(':id/tool-weights')
  @ApiOkResponse({ description: 'The weights on record.', type: ToolWeightsListView })
  @ApiProblems('model-not-found')
  async toolWeights(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<ToolWeightsListView> {
    orNotFound(await this.models.find(id), 'model-not-found');
    return { items: (await this.models.toolWeights(id)).map(({ date, pool, weights }) => ({ date, pool, weights })) };
  }

  /** Make a model the champion of its slot: the one that predicts when the slot is asked. Safe to repeat. */
  @Post(':id/promote')
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'It is the champion.', type: ModelView })
  @ApiProblems('model-not-found', 'model-retired')
  async promote(@Param() { id }: IdParam, @Body() { reason }: ReasonDto): Promise<ModelView> {
    await this.commands.execute(new PromoteModelCommand(id, reason));
    return orNotFound(await this.models.find(id), 'model-not-found');
  }

  /** Retire a model for good: it never predicts again. Safe to repeat. The champion of a slot is not retired: promote another one first. */
  @Post(':id/retire')
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'It is retired.', type: ModelView })
  @ApiProblems('model-not-found', 'model-is-champion')
  async retire(@Param() { id }: IdParam, @Body() { reason }: ReasonDto): Promise<ModelView> {
    await this.commands.execute(new RetireModelCommand(id, reason));
    return orNotFound(await this.models.find(id), 'model-not-found');
  }
}
