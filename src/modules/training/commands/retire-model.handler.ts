import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { modelStream } from '#events/training';
import { Decisions, type Outcome } from '#modules/platform';
import { modelDecider } from '../domain/model.decider';

/** Let a model never predict again. */
export class RetireModelCommand extends Command<Outcome<null>> {
  constructor(
    readonly modelId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(RetireModelCommand)
export class RetireModelHandler implements ICommandHandler<RetireModelCommand> {
  constructor(private readonly decisions: Decisions) {}

  execute({ modelId, reason }: RetireModelCommand): Promise<Outcome<null>> {
    return this.decisions.make(modelStream(modelId), modelDecider, { type: 'RetireModel', modelId, reason });
  }
}
