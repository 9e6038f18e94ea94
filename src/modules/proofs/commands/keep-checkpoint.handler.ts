import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Decisions, type Outcome } from '#modules/platform';
import { KeepCheckpoints } from '../processes/keep-checkpoints.process';

/** Write the present checkpoint down, copy it, send it and have it stamped. */
export class KeepCheckpointCommand extends Command<Outcome<{ size: number }>> {}

@CommandHandler(KeepCheckpointCommand)
export class KeepCheckpointHandler implements ICommandHandler<KeepCheckpointCommand> {
  constructor(
    private readonly keeper: KeepCheckpoints,
    private readonly decisions: Decisions,
  ) {}

  /** Nothing of it is an event; a retry under the same key is told of the same checkpoint. */
  async execute(): Promise<Outcome<{ size: number }>> {
    return this.decisions.commit([], { size: await this.keeper.keepAndTell() });
  }
}
