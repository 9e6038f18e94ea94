import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { eraOf, Games } from '#modules/draws';
import { ApiProblems, IdParam, MomentQuery, orNotFound, Requires } from '#modules/platform';
import { featuresOf } from '#modules/training';
import { DrawQueries, type DrawRow, ImportQueries } from '#projections/draws';
import { ClosingQueries, PredictionScoreQueries, PredictionSetQueries, type PredictionSetRow } from '#projections/predictions';
import { ReadSide } from '#projections/runner';
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
    private readonly imports: ImportQueries,
    private readonly closings: ClosingQueries,
    private readonly scores: PredictionScoreQueries,
    private readonly games: Games,
    private readonly readSide: ReadSide,
  ) {}

  /** Where does a prediction come from, and what came of it: draws (as the training saw them), files, experiment, training, model; closing and scores. */
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

  private async learntFrom({ game, trainedThrough }: ModelRow, { dataPosition, dataSha256 }: TrainingRow): Promise<LineageDrawsView> {
    const upTo = () => this.draws.between(game, eraOf(this.games.get(game), trainedThrough).firstDraw, trainedThrough);
    const rows = await this.readSide.within(dataPosition ?? undefined, upTo);
    const corrections = (await upTo()).flatMap(({ date, corrections: of }) =>
      of.map(({ position, reason }) => ({ date, position, reason, isLearnt: position <= (dataPosition ?? 0) })),
    );
    const importIds = [...new Set(rows.map(({ importId }) => importId))].filter((importId) => importId !== null);
    const imports = await this.imports.summaries(importIds);
    return {
      ...spanOf(rows),
      position: dataPosition,
      sha256: dataSha256,
      positions: rows.map(({ position }) => position),
      imports: imports.map(({ id, sha256, layout, synthetic, recordedAt }) => ({ id, sha256, layout, synthetic, recordedAt })),
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

const spanOf = (rows: readonly DrawRow[]): Pick<LineageDrawsView, 'count' | 'firstDate' | 'lastDate'> => ({
  count: rows.length,
  firstDate: rows[0]?.date ?? null,
  lastDate: rows.at(-1)?.date ?? null,
});
