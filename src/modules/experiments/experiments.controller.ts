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
import { ExperimentQueries, type ExperimentRow, TrialQueries } from '#projections/experiments';
import { CancelExperimentCommand } from './commands/cancel-experiment.handler';
import { RequestExperimentCommand } from './commands/request-experiment.handler';
import { CompareExperimentsQuery, ExperimentsQuery, RequestExperimentDto } from './dto/experiments.dto';
import { ExperimentPageView, ExperimentsComparedView, ExperimentView } from './dto/experiments.view';
import { experimentView } from './dto/to-view';

@ApiTags('experiments')
@Requires('viewer')
@Controller('v1/experiments')
export class ExperimentsController {
  constructor(
    private readonly commands: Commands,
    private readonly experiments: ExperimentQueries,
    private readonly trials: TrialQueries,
  ) {}

  /** Look for the best model: trial by trial, each measured on folds that come after what it has learnt, the winner on draws that nothing was chosen by. */
  @Post()
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse({ description: 'The experiment is on record and will run.', type: ExperimentView })
  @ApiProblems('game-not-found', 'unknown-algorithm', 'invalid-search-space', 'too-many-workers', 'queue-full')
  async request(@Body() wish: RequestExperimentDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<ExperimentView> {
    const { experimentId } = await this.commands.execute(new RequestExperimentCommand(wish));
    void reply.header('Location', `/v1/experiments/${experimentId}`);
    return this.view(experimentId);
  }

  /** List the experiments by age. */
  @Get()
  @ApiOkResponse({ description: 'A page of experiments.', type: ExperimentPageView })
  async list(@Query() { limit, order, cursor, game, status }: ExperimentsQuery): Promise<ExperimentPageView> {
    const rows = await this.experiments.page({ limit, order, game, status, cursor: decodeCursor(cursor, idCursor) });
    const { items, nextCursor } = toPage(
      rows,
      limit,
      (row) => this.viewOf(row),
      ({ id }) => id,
    );
    return { items: await Promise.all(items), nextCursor };
  }

  /** Put experiments side by side. */
  @Get('compare')
  @ApiOkResponse({ description: 'The experiments.', type: ExperimentsComparedView })
  @ApiProblems('experiment-not-found')
  async compare(@Query() { ids }: CompareExperimentsQuery): Promise<ExperimentsComparedView> {
    const rows = await this.experiments.all(ids);
    if (rows.length < new Set(ids).size) orNotFound(null, 'experiment-not-found');
    const items = await Promise.all(rows.map((row) => this.viewOf(row)));
    const splits = new Set(rows.map(({ data }) => JSON.stringify([data?.dataSha256, data?.folds, data?.untouched])));
    const areComparable = splits.size === 1 && rows.every(({ data }) => data !== null);
    return {
      areComparable,
      reason: areComparable ? null : 'they are about other draws, or split them otherwise',
      items: items.sort((a, b) => (b.result?.skill ?? Number.NEGATIVE_INFINITY) - (a.result?.skill ?? Number.NEGATIVE_INFINITY)),
    };
  }

  /** Look up one experiment: how far it is, and what came of it in numbers and in words. */
  @Get(':id')
  @ApiOkResponse({ description: 'The experiment.', type: ExperimentView })
  @ApiProblems('experiment-not-found')
  find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<ExperimentView> {
    return this.view(id);
  }

  /** Stop an experiment before it ends. What its trials found stays. Safe to repeat. */
  @Post(':id/cancel')
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'It is cancelled.', type: ExperimentView })
  @ApiProblems('experiment-not-found', 'experiment-finished')
  async cancel(@Param() { id }: IdParam): Promise<ExperimentView> {
    await this.commands.execute(new CancelExperimentCommand(id));
    return this.view(id);
  }

  private async view(id: string): Promise<ExperimentView> {
    return this.viewOf(orNotFound(await this.experiments.find(id), 'experiment-not-found'));
  }

  private async viewOf(row: ExperimentRow): Promise<ExperimentView> {
    const winners = row.result?.winner.map(({ trial }) => trial) ?? [];
    return experimentView(row, winners.length === 0 ? [] : await this.trials.some(row.id, winners));
  }
}
