import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { eraOf, Games } from '#modules/draws';
import { ApiProblems, IdParam, MomentQuery, orNotFound, Requires } from '#modules/platform';
import { featuresOf } from '#modules/training';
import { DrawQueries } from '#projections/draws';
import { ClosingQueries, PredictionScoreQueries, PredictionSetQueries, type PredictionSetRow } from '#projections/predictions';
import { ModelQueries, type ModelRow, TrainingQueries, type TrainingRow } from '#projections/training';
import { type LineageDrawsView, LineageView } from './dto/lineage.view';

@ApiTags('predictions')
@Requires('viewer')
@Controller('v1/prediction-sets/:id/lineage')
export class LineageController {
  constructor(
    private readonly sets: PredictionSetQueries,
    private readonly models: ModelQueries,
    private readonly trainings: TrainingQueries,
    private readonly draws: DrawQueries,
    private readonly closings: ClosingQueries,
    private readonly scores: PredictionScoreQueries,
    private readonly games: Games,
  ) {}

  /** Where does a prediction come from, and what came of it: draws, experiment, training, model; closing and scores. */
  @Get()
  @ApiOkResponse({ description: 'From the draws to the scores.', type: LineageView })
  @ApiProblems('prediction-set-not-found')
  async find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<LineageView> {
    const { set } = orNotFound(await this.sets.find(id), 'prediction-set-not-found');
    const model = orNotFound(await this.models.find(set.modelId), 'model-not-found');
    const training = orNotFound(await this.trainings.find(model.trainingId), 'training-not-found');
    return {
      predictionSetId: set.id,
      position: set.position,
      modelId: model.id,
      artifactSha256: model.artifactSha256,
      trainingId: training.id,
      seed: training.seed,
      experiment: training.experiment,
      features: [...featuresOf(training.algorithm, training.members)],
      draws: await this.learntFrom(model, training),
      ...(await this.whatCameOf(set)),
    };
  }

  private async learntFrom({ game, trainedThrough }: ModelRow, training: TrainingRow): Promise<LineageDrawsView> {
    const { dataPosition, dataSha256, metrics } = training;
    const era = eraOf(this.games.get(game), trainedThrough);
    const corrected = await this.draws.corrected(game, era.firstDraw, trainedThrough);
    const corrections = corrected.flatMap(({ date, corrections: of }) =>
      of.map(({ position, reason }) => ({ date, position, reason, isLearnt: position <= (dataPosition ?? 0) })),
    );
    return {
      count: metrics && metrics.trainedDraws + metrics.holdoutDraws,
      from: era.firstDraw,
      to: trainedThrough,
      position: dataPosition,
      sha256: dataSha256,
      corrections,
    };
  }

  private async whatCameOf({ id, game, drawDate }: PredictionSetRow): Promise<Pick<LineageView, 'closing' | 'scores'>> {
    const closing = await this.closings.find(game, drawDate);
    const scores = await this.scores.ofSet(id);
    return {
      closing: closing?.closedPosition
        ? { position: closing.closedPosition, sets: closing.sets, outcomeKnown: closing.outcomeKnown === true }
        : null,
      scores: scores.map(({ drawPosition, scoredAt, isCurrent }) => ({ drawPosition, scoredAt, isCurrent })),
    };
  }
}
