import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RejectedError } from '#events/kernel';
import { Settings } from '#modules/configuration';
import { ApiIdempotent, ApiProblems, Commands, IdParam, orNotFound, Requires } from '#modules/platform';
import { PredictionSetQueries } from '#projections/predictions';
import { ApplyArchivePoliciesCommand } from './commands/apply-archive-policies.handler';
import { ArchivePredictionCommand } from './commands/archive-prediction.handler';
import { ApplyArchivePoliciesDto, ArchivePredictionDto } from './dto/archiving.dto';
import { ArchivingView } from './dto/archiving.view';
import { PredictionSetView } from './dto/predictions.view';
import { toPredictionSetView } from './dto/to-view';

@Requires('operator')
@Controller('v1')
export class ArchivingController {
  constructor(
    private readonly commands: Commands,
    private readonly sets: PredictionSetQueries,
    private readonly settings: Settings,
  ) {}

  /** Leave a prediction set out of lists. Its tickets, proof and scores stay, and it counts on scorecards as before. Safe to repeat. */
  @Post('prediction-sets/:id/archive')
  @ApiTags('predictions')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'The archived set.', type: PredictionSetView })
  @ApiProblems('prediction-set-not-found', 'prediction-set-open')
  async archive(@Param() { id }: IdParam, @Body() { reason }: ArchivePredictionDto): Promise<PredictionSetView> {
    await this.commands.execute(new ArchivePredictionCommand(id, reason));
    return toPredictionSetView(orNotFound(await this.sets.find(id), 'prediction-set-not-found'));
  }

  /**
   * Archive what the policies leave out of lists: of each draw the sets that the one that counts has superseded, and of each model all that are scored but the newest
   * ones. Sets that were not scored yet stay, and nobody looks at how a set did.
   */
  @Post('maintenance/archiving')
  @ApiTags('maintenance')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'How many were archived.', type: ArchivingView })
  async applyPolicies(@Body() { keptPerModel }: ApplyArchivePoliciesDto): Promise<ArchivingView> {
    const kept = keptPerModel ?? this.settings.operations.setsKept;
    if (kept === 0)
      throw new RejectedError('invalid-request', 'this service archives nothing by itself', {
        errors: [{ path: 'keptPerModel', message: 'give how many sets of a model stay listed: HINDCAST_SETS_KEPT is 0' }],
      });
    const archived = await this.commands.execute(new ApplyArchivePoliciesCommand(kept));
    return { keptPerModel: kept, onePerDraw: archived['one-per-draw'], beyondKept: archived['kept-per-model'] };
  }
}
