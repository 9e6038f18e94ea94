import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { eraOf, Games } from '#modules/draws';
import { ApiProblems, IdParam, MomentQuery, orNotFound } from '#modules/platform';
import { DrawQueries, type DrawRow } from '#projections/draws';
import { PredictionSetQueries } from '#projections/predictions';
import { ReadSide } from '#projections/runner';
import { ModelQueries, TrainingQueries } from '#projections/training';
import { LineageDrawsView, LineageView } from './dto/predictions.view';

@ApiTags('predictions')
@Controller('v1/prediction-sets/:id/lineage')
export class LineageController {
  constructor(
    private readonly sets: PredictionSetQueries,
    private readonly models: ModelQueries,
    private readonly trainings: TrainingQueries,
    private readonly draws: DrawQueries,
    private readonly games: Games,
    private readonly readSide: ReadSide,
  ) {}

  /** Where does a prediction come from: which draws (as the training saw them), which training, which model? */
  @Get()
  @ApiOkResponse({ description: 'From the draws to the set.', type: LineageView })
  @ApiProblems('prediction-set-not-found')
  async find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<LineageView> {
    const { set } = orNotFound(await this.sets.find(id), 'prediction-set-not-found');
    const model = orNotFound(await this.models.find(set.modelId), 'model-not-found');
    const training = orNotFound(await this.trainings.find(model.trainingId), 'training-not-found');
    const learntFrom = () => this.drawsUpTo(set.game, model.trainedThrough);
    const rows = await this.readSide.within(training.dataPosition ?? undefined, learntFrom);
    const corrections = (await learntFrom()).flatMap(({ date, corrections: of }) =>
      of.map(({ position, reason }) => ({ date, position, reason })),
    );
    return {
      predictionSetId: set.id,
      position: set.position,
      modelId: model.id,
      artifactSha256: model.artifactSha256,
      trainingId: training.id,
      seed: training.seed,
      draws: {
        ...summaryOf(rows),
        position: training.dataPosition,
        sha256: training.dataSha256,
        corrections: corrections.map((correction) => ({ ...correction, isLearnt: correction.position <= (training.dataPosition ?? 0) })),
      },
    };
  }

  private drawsUpTo(game: string, through: string): Promise<DrawRow[]> {
    return this.draws.between(game, eraOf(this.games.get(game), through).firstDraw, through);
  }
}

function summaryOf(rows: readonly DrawRow[]): Pick<LineageDrawsView, 'count' | 'firstDate' | 'lastDate' | 'imports'> {
  const imports = [...new Set(rows.map(({ importId }) => importId))].filter((importId) => importId !== null);
  return { count: rows.length, firstDate: rows[0]?.date ?? null, lastDate: rows.at(-1)?.date ?? null, imports };
}
