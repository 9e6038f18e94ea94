import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { operationStream } from '#events/operations';
import { Decisions, type Outcome } from '#modules/platform';
import { operationDecider } from '../domain/operation.decider';

/** Let a failed operation rest. The log keeps that it failed, and why it may rest. */
export class DismissOperationCommand extends Command<Outcome<null>> {
  constructor(
    readonly operation: string,
    readonly position: number,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(DismissOperationCommand)
export class DismissOperationHandler implements ICommandHandler<DismissOperationCommand> {
  constructor(private readonly decisions: Decisions) {}

  execute({ operation, position, reason }: DismissOperationCommand): Promise<Outcome<null>> {
    return this.decisions.make(operationStream(operation, position), operationDecider, {
      type: 'ResolveOperation',
      operation,
      position,
      how: 'dismissed',
      reason,
    });
  }
}
