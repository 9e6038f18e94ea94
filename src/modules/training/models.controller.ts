import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, decodeCursor, IdParam, idCursor, MomentQuery, orNotFound, toPage } from '#modules/platform';
import { ModelQueries } from '#projections/training';
import { ModelsQuery } from './dto/training.dto';
import { ModelPageView, ModelView } from './dto/training.view';

@ApiTags('training')
@Controller('v1/models')
export class ModelsController {
  constructor(private readonly models: ModelQueries) {}

  /** List the models by age. */
  @Get()
  @ApiOkResponse({ description: 'A page of models.', type: ModelPageView })
  @ApiProblems('invalid-request', 'invalid-cursor', 'invalid-as-of')
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
  @ApiProblems('invalid-request', 'invalid-as-of', 'model-not-found')
  async find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<ModelView> {
    return orNotFound(await this.models.find(id), 'model-not-found');
  }
}
