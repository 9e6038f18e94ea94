import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RejectedError } from '#events/kernel';
import { predictionStream, targetStream } from '#events/predictions';
import { Decisions, type Outcome } from '#modules/platform';
import { PredictionSetQueries } from '#projections/predictions';
import { predictionDecider } from '../domain/prediction.decider';
import { targetDecider } from '../domain/target.decider';

/** Leave one set out of lists. */
export class ArchivePredictionCommand extends Command<Outcome<null>> {
  constructor(
    readonly predictionSetId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(ArchivePredictionCommand)
export class ArchivePredictionHandler implements ICommandHandler<ArchivePredictionCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly sets: PredictionSetQueries,
  ) {}

  async execute({ predictionSetId, reason }: ArchivePredictionCommand): Promise<Outcome<null>> {
    const found = await this.sets.find(predictionSetId);
    if (!found) throw new RejectedError('prediction-set-not-found');
    const { game, drawDate, slot } = found.set;
    const target = this.decisions.load(targetStream(game, drawDate), targetDecider);
    const command = { type: 'ArchivePrediction', open: !target.state.closed, predictionSetId, policy: 'request', reason } as const;
    return this.decisions.make(predictionStream(game, drawDate, slot), predictionDecider, command);
  }
}
