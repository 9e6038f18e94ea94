import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RejectedError } from '#events/kernel';
import { ApiIdempotent, ApiProblems, Commands, decodeCursor, IdParam, MomentQuery, orNotFound, Requires, toPage } from '#modules/platform';
import { RequestTrainingCommand, type TrainingWish } from '#modules/training';
import { ExperimentQueries, type ExperimentRow, TrialQueries } from '#projections/experiments';
import { importances, type MeasuredTrial } from './domain/importance';
import { TrainWinnerDto, TrialsQuery } from './dto/experiments.dto';
import { ImportancesView, TrialPageView, WinnerTrainingView } from './dto/trials.view';
import { trialView } from './dto/to-view';

/** What the trials are sorted by, and a trial's number. */
const trialCursor = /^-?\d[\d.e+-]*\/\d{1,6}$/;

@ApiTags('experiments')
@Requires('viewer')
@Controller('v1/experiments/:id')
export class TrialsController {
  constructor(
    private readonly commands: Commands,
    private readonly experiments: ExperimentQueries,
    private readonly trials: TrialQueries,
  ) {}

  /** List an experiment's trials: the leaderboard, or with `sort=trial&order=asc` the history. */
  @Get('trials')
  @ApiOkResponse({ description: 'A page of trials.', type: TrialPageView })
  @ApiProblems('experiment-not-found')
  async list(@Param() { id }: IdParam, @Query() { limit, order, sort, cursor, status, algorithm }: TrialsQuery): Promise<TrialPageView> {
    await this.experiment(id);
    const after = decodeCursor(cursor, trialCursor)?.split('/').map(Number);
    const beyond = after && { value: after[0] as number, trial: after[1] as number };
    const rows = await this.trials.page(id, { limit, order, sort, status, algorithm, cursor: beyond });
    return toPage(rows, limit, trialView, (row) => `${row[sort]}/${row.trial}`);
  }

  /** Look up what goes with good trials: how much of the differences in skill each hyperparameter, and the choice of the algorithm, explains. */
  @Get('importance')
  @ApiOkResponse({ description: 'Each choice, the most important first.', type: ImportancesView })
  @ApiProblems('experiment-not-found')
  async importance(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<ImportancesView> {
    await this.experiment(id);
    const completed = (await this.trials.completed(id)) as (MeasuredTrial & { trial: number })[];
    return { items: importances(completed.filter(({ trial }) => trial > 0)) };
  }

  /** Train the winner on all draws that are known now, by the code that measured it. It can then be promoted, and predict. */
  @Post('training')
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse({ description: 'The training is on record and will run.', type: WinnerTrainingView })
  @ApiProblems('experiment-not-found', 'experiment-not-finished', 'queue-full')
  async train(
    @Param() { id }: IdParam,
    @Body() { slot }: TrainWinnerDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WinnerTrainingView> {
    const wish = await this.winnerOf(await this.experiment(id));
    const { trainingId } = await this.commands.execute(new RequestTrainingCommand({ ...wish, slot }));
    void reply.header('Location', `/v1/trainings/${trainingId}`);
    return { trainingId };
  }

  private async experiment(id: string): Promise<ExperimentRow> {
    return orNotFound(await this.experiments.find(id), 'experiment-not-found');
  }

  /** The winner as a training asks for it. */
  private async winnerOf({ id, game, status, settings, result }: ExperimentRow): Promise<TrainingWish> {
    if (!result) throw new RejectedError('experiment-not-finished', `the experiment is ${status}`);
    const numbers = result.winner.map(({ trial }) => trial);
    const rows = await this.trials.some(id, numbers);
    const members = result.winner.map(({ trial, weight }) => {
      const { algorithm, hyperparameters } = orNotFound(
        rows.find((row) => row.trial === trial),
        'experiment-not-finished',
      );
      return { algorithm, hyperparameters, weight };
    });
    const [only] = members;
    const of = { game, seed: settings.seed, experiment: { experimentId: id, trials: numbers } };
    if (only && members.length === 1) return { ...of, algorithm: only.algorithm, hyperparameters: only.hyperparameters };
    return { ...of, algorithm: 'blend', members };
  }
}
