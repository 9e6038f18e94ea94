import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { trainingStream } from '#events/training';
import { Decisions, type Outcome } from '#modules/platform';
import { trainingDecider } from '../domain/training.decider';
import { RunningTrainings } from '../processes/running-trainings';

/** Stop a training before it ends. */
export class CancelTrainingCommand extends Command<Outcome<null>> {
  constructor(readonly trainingId: string) {
    super();
  }
}

@CommandHandler(CancelTrainingCommand)
export class CancelTrainingHandler implements ICommandHandler<CancelTrainingCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly running: RunningTrainings,
  ) {}

  async execute({ trainingId }: CancelTrainingCommand): Promise<Outcome<null>> {
    const outcome = await this.decisions.make(trainingStream(trainingId), trainingDecider, { type: 'CancelTraining', trainingId });
    this.running.abort(trainingId);
    return outcome;
  }
}
