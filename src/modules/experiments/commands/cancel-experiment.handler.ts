import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { experimentStream } from '#events/experiments';
import { Decisions, type Outcome } from '#modules/platform';
import { experimentDecider } from '../domain/experiment.decider';
import { RunningExperiments } from '../processes/running-experiments';

/** Stop an experiment before it ends. What its trials found stays. */
export class CancelExperimentCommand extends Command<Outcome<null>> {
  constructor(readonly experimentId: string) {
    super();
  }
}

@CommandHandler(CancelExperimentCommand)
export class CancelExperimentHandler implements ICommandHandler<CancelExperimentCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly running: RunningExperiments,
  ) {}

  async execute({ experimentId }: CancelExperimentCommand): Promise<Outcome<null>> {
    const outcome = await this.decisions.make(experimentStream(experimentId), experimentDecider, {
      type: 'CancelExperiment',
      experimentId,
    });
    this.running.abort(experimentId);
    return outcome;
  }
}
