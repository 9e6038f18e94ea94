import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection, RejectedError } from '#events/kernel';
import { trainingStream } from '#events/training';
import { Games } from '#modules/draws';
import { Settings } from '#modules/configuration';
import { Decisions, Ids, type Outcome } from '#modules/platform';
import { TrainingQueries } from '#projections/training';
import { resolveHyperparameters } from '../domain/algorithms';
import { type BlendMemberWish, resolveMembers } from '../domain/blend';
import { trainingDecider } from '../domain/training.decider';

/** What to train. What is left out is chosen here, and put on record. */
export type TrainingWish = Readonly<{
  game: string;
  algorithm: string;
  slot?: string | undefined;
  seed?: number | undefined;
  hyperparameters?: Readonly<Record<string, number>> | undefined;
  /** What a blend is made of. */
  members?: readonly BlendMemberWish[] | undefined;
  /** Where its settings were found. */
  experiment?: Readonly<{ experimentId: string; trials: number[] }> | undefined;
}>;

/** Ask for a model. */
export class RequestTrainingCommand extends Command<Outcome<{ trainingId: string }>> {
  constructor(readonly wish: TrainingWish) {
    super();
  }
}

@CommandHandler(RequestTrainingCommand)
export class RequestTrainingHandler implements ICommandHandler<RequestTrainingCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly ids: Ids,
    private readonly trainings: TrainingQueries,
    private readonly settings: Settings,
  ) {}

  async execute({ wish }: RequestTrainingCommand): Promise<Outcome<{ trainingId: string }>> {
    const { algorithm } = wish;
    const { queueMax } = this.settings;
    if (Number.isFinite(queueMax) && (await this.trainings.areUnended(queueMax)))
      throw new RejectedError('queue-full', `${queueMax} trainings wait or run already: ask again when one has ended`);
    const hyperparameters = resolveHyperparameters(algorithm, wish.hyperparameters ?? {});
    if (isRejection(hyperparameters)) throw new RejectedError(hyperparameters.rejected, hyperparameters.detail);
    const members = resolveMembers(algorithm, wish.members ?? []);
    if (isRejection(members)) throw new RejectedError(members.rejected, members.detail);
    const trainingId = this.ids.next();
    const command = {
      type: 'RequestTraining',
      trainingId,
      modelId: this.ids.next(),
      game: this.games.get(wish.game).id,
      algorithm,
      slot: wish.slot ?? algorithm,
      seed: wish.seed ?? this.ids.seed(),
      hyperparameters,
      members,
      experiment: wish.experiment ?? null,
    } as const;
    return this.decisions.make(trainingStream(trainingId), trainingDecider, command, () => ({ trainingId }));
  }
}
