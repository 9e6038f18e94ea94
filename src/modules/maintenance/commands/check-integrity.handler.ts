import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids, type Outcome } from '#modules/platform';
import { IntegrityChecks } from '../integrity/integrity-checks';

/** Check everything that is kept. */
export class CheckIntegrityCommand extends Command<Outcome<{ checkId: string }>> {
  constructor(readonly trigger: 'request' | 'schedule') {
    super();
  }
}

@CommandHandler(CheckIntegrityCommand)
export class CheckIntegrityHandler implements ICommandHandler<CheckIntegrityCommand> {
  constructor(
    private readonly checks: IntegrityChecks,
    private readonly ids: Ids,
  ) {}

  execute({ trigger }: CheckIntegrityCommand): Promise<Outcome<{ checkId: string }>> {
    return this.checks.begin(this.ids.next(), trigger);
  }
}
