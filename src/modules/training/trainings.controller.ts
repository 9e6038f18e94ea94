import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
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
import { TrainingQueries } from '#projections/training';
import { CancelTrainingCommand } from './commands/cancel-training.handler';
import { RequestTrainingCommand } from './commands/request-training.handler';
import { algorithms, hyperparameterSchema } from './domain/algorithms';
import { features } from './domain/features/feature-registry';
import { RequestTrainingDto, TrainingsQuery } from './dto/training.dto';
import { AlgorithmView, FeatureView, TrainingAcceptedView, TrainingPageView, TrainingView } from './dto/training.view';
import { implementations } from './engine/implementations';

@ApiTags('training')
@Requires('viewer')
@Controller('v1')
export class TrainingsController {
  constructor(
    private readonly commands: Commands,
    private readonly trainings: TrainingQueries,
  ) {}

  /** List the algorithms and what can be set. */
  @Get('algorithms')
  @ApiOkResponse({ description: 'All algorithms.', type: [AlgorithmView] })
  listAlgorithms(@Query() _: MomentQuery): AlgorithmView[] {
    return algorithms.map((algorithm) => ({
      ...algorithm,
      hyperparameters: [...algorithm.hyperparameters],
      stepsBy: algorithm.stepsBy ?? null,
      schema: hyperparameterSchema(algorithm),
      features: [...implementations[algorithm.name].features],
    }));
  }

  /** List what models may know of a ball before a draw: every one computed from the draws before it, and from the calendar. */
  @Get('features')
  @ApiOkResponse({ description: 'All features.', type: [FeatureView] })
  listFeatures(@Query() _: MomentQuery): FeatureView[] {
    return features.map(({ start: _, ...feature }) => feature);
  }

  /** Ask for a model. It is trained in a worker; Location tells where to look. */
  @Post('trainings')
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse({ description: 'The training is on record and will run.', type: TrainingAcceptedView })
  @ApiProblems('game-not-found', 'unknown-algorithm', 'invalid-hyperparameters', 'invalid-members', 'queue-full')
  async request(@Body() wish: RequestTrainingDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<TrainingAcceptedView> {
    const { trainingId } = await this.commands.execute(new RequestTrainingCommand(wish));
    const { id, modelId, status } = await this.view(trainingId);
    const unended = await this.trainings.unended();
    void reply.header('Location', `/v1/trainings/${id}`);
    return { id, modelId, status, unended };
  }

  /** List the trainings by age; `status=requested` is the queue. */
  @Get('trainings')
  @ApiOkResponse({ description: 'A page of trainings.', type: TrainingPageView })
  async list(@Query() { limit, order, cursor, status }: TrainingsQuery): Promise<TrainingPageView> {
    const rows = await this.trainings.page({ limit, order, status, cursor: decodeCursor(cursor, idCursor) });
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ id }) => id,
    );
  }

  /** Look up one training. */
  @Get('trainings/:id')
  @ApiOkResponse({ description: 'The training.', type: TrainingView })
  @ApiProblems('training-not-found')
  find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<TrainingView> {
    return this.view(id);
  }

  /** Stop a training before it ends. Safe to repeat. */
  @Post('trainings/:id/cancel')
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'It is cancelled.', type: TrainingView })
  @ApiProblems('training-not-found', 'training-finished')
  async cancel(@Param() { id }: IdParam): Promise<TrainingView> {
    await this.commands.execute(new CancelTrainingCommand(id));
    return this.view(id);
  }

  private async view(id: string): Promise<TrainingView> {
    return orNotFound(await this.trainings.find(id), 'training-not-found');
  }
}
