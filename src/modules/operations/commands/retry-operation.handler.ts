import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RejectedError } from '#events/kernel';
import { operationStream } from '#events/operations';
import { Subscriptions } from '#events/store';
import { Decisions, type Outcome } from '#modules/platform';
import { operationDecider } from '../domain/operation.decider';

/** Try a failed operation again, once, now. */
export class RetryOperationCommand extends Command<Outcome<null>> {
  constructor(
    readonly operation: string,
    readonly position: number,
  ) {
    super();
  }
}

@CommandHandler(RetryOperationCommand)
export class RetryOperationHandler implements ICommandHandler<RetryOperationCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly subscriptions: Subscriptions,
  ) {}

  async execute({ operation, position }: RetryOperationCommand): Promise<Outcome<null>> {
    if (!this.subscriptions.has(operation)) throw new RejectedError('not-retryable', `${operation} is no process that takes one event`);
    const stream = operationStream(operation, position);
    if (this.decisions.load(stream, operationDecider).state.status === 'sound') throw new RejectedError('failure-closed');
    try {
      await this.subscriptions.retry(operation, position);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await this.decisions.make(stream, operationDecider, { type: 'FailOperation', operation, position, reason });
      throw new RejectedError('still-failing', reason);
    }
    return this.decisions.make(stream, operationDecider, {
      type: 'ResolveOperation',
      operation,
      position,
      how: 'retried',
      reason: null,
    });
  }
}
