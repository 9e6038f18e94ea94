import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { eraOf, Games } from '#modules/draws';
import { ApiProblems, dateCursor, decodeCursor, IdParam, orNotFound, PageQuery, Requires, toPage } from '#modules/platform';
import { DrawQueries, type DrawRow, ImportQueries, type ImportRow } from '#projections/draws';
import { PredictionSetQueries } from '#projections/predictions';
import { ReadSide } from '#projections/runner';
import { ModelQueries, TrainingQueries } from '#projections/training';
import { LineageDrawPageView, type LineageDrawView } from './dto/lineage.view';

@ApiTags('predictions')
@Requires('viewer')
@Controller('v1/prediction-sets/:id/lineage/draws')
export class LineageDrawsController {
  constructor(
    private readonly sets: PredictionSetQueries,
    private readonly models: ModelQueries,
    private readonly trainings: TrainingQueries,
    private readonly draws: DrawQueries,
    private readonly imports: ImportQueries,
    private readonly games: Games,
    private readonly readSide: ReadSide,
  ) {}

  /**
   * Which draws did the model of a prediction learn from, as they stood when it was trained: where each was in the log, and the file that it came with.
   * They are read as of that moment: the first page of a moment that is long ago takes as long as any answer of the past.
   */
  @Get()
  @ApiOkResponse({ description: 'A page of the draws, by date.', type: LineageDrawPageView })
  @ApiProblems('prediction-set-not-found')
  async list(@Param() { id }: IdParam, @Query() { limit, order, cursor }: PageQuery): Promise<LineageDrawPageView> {
    const { set } = orNotFound(await this.sets.find(id), 'prediction-set-not-found');
    const { trainingId, game, trainedThrough } = orNotFound(await this.models.find(set.modelId), 'model-not-found');
    const { dataPosition } = orNotFound(await this.trainings.find(trainingId), 'training-not-found');
    const span = { from: eraOf(this.games.get(game), trainedThrough).firstDraw, to: trainedThrough };
    const page = { limit, order, cursor: decodeCursor(cursor, dateCursor) };
    return this.readSide.within(dataPosition ?? undefined, async () => {
      const rows = await this.draws.page(game, { ...page, ...span });
      const imports = await this.importsOf(rows);
      return toPage(
        rows,
        limit,
        (row) => toView(row, imports),
        ({ date }) => date,
      );
    });
  }

  private async importsOf(rows: readonly DrawRow[]): Promise<ReadonlyMap<string, ImportRow>> {
    const ids = [...new Set(rows.map(({ importId }) => importId))].filter((importId) => importId !== null);
    return new Map((await this.imports.summaries(ids)).map((each) => [each.id, each]));
  }
}

function toView({ date, position, synthetic, importId }: DrawRow, imports: ReadonlyMap<string, ImportRow>): LineageDrawView {
  const origin = importId === null ? undefined : imports.get(importId);
  return { date, position, synthetic, import: origin ? { id: origin.id, sha256: origin.sha256, layout: origin.layout } : null };
}
