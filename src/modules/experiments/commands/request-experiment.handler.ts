import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { experimentStream } from '#events/experiments';
import { isRejection, RejectedError } from '#events/kernel';
import { Games } from '#modules/draws';
import { Settings } from '#modules/configuration';
import { Decisions, Ids, type Outcome } from '#modules/platform';
import { TrainingEngine } from '#modules/training';
import { ExperimentQueries } from '#projections/experiments';
import { experimentDecider, type RequestExperiment } from '../domain/experiment.decider';
import { type SearchWish, searchSpacesOf } from '../domain/search/search-spaces';

/** What to look for, where, and for how long. What is left out is chosen here, and put on record. */
export type ExperimentWish = SearchWish &
  Pick<RequestExperiment, 'game' | 'sampler' | 'pruning' | 'workers' | 'folds' | 'gap'> &
  Readonly<{
    name?: string | undefined;
    seed?: number | undefined;
    trials: number;
    minutes?: number | undefined;
    patience?: number | undefined;
    ensemble: number;
  }>;

/** Look for the best model of a game. */
export class RequestExperimentCommand extends Command<Outcome<{ experimentId: string }>> {
  constructor(readonly wish: ExperimentWish) {
    super();
  }
}

@CommandHandler(RequestExperimentCommand)
export class RequestExperimentHandler implements ICommandHandler<RequestExperimentCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly engine: TrainingEngine,
    private readonly ids: Ids,
    private readonly experiments: ExperimentQueries,
    private readonly settings: Settings,
  ) {}

  async execute({ wish }: RequestExperimentCommand): Promise<Outcome<{ experimentId: string }>> {
    const { sampler, pruning, workers, folds, gap, patience, minutes, trials, ensemble } = wish;
    const game = this.games.get(wish.game).id;
    const { queueMax } = this.settings;
    if (await this.experiments.areUnended(queueMax))
      throw new RejectedError('queue-full', `${queueMax} experiments wait or run already: ask again when one has ended`);
    const spaces = searchSpacesOf(wish);
    if (isRejection(spaces)) throw new RejectedError(spaces.rejected, String(spaces.detail));
    const { evaluatorsMax } = this.engine;
    if (workers > evaluatorsMax) throw new RejectedError('too-many-workers', `this machine has ${evaluatorsMax} for experiments`);
    const experimentId = this.ids.next();
    const seed = wish.seed ?? this.ids.seed();
    const command = {
      type: 'RequestExperiment',
      ...{ experimentId, game, name: wish.name ?? `${game} by ${sampler}`, spaces, sampler, seed, pruning, workers, folds, gap },
      ...{ trialsMax: trials, minutesMax: minutes ?? null, patience: patience ?? null, ensembleMax: ensemble },
    } as const;
    return this.decisions.make(experimentStream(experimentId), experimentDecider, command as RequestExperiment, () => ({ experimentId }));
  }
}
