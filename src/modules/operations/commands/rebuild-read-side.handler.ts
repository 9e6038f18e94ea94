import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RejectedError } from '#events/kernel';
import { ReadSideRebuildRequested, systemStream } from '#events/operations';
import { Decisions, type Outcome } from '#modules/platform';
import { ReadSide } from '#projections/runner';
import { RebuildReadSide } from '../rebuild-read-side.process';

/** Compute the read side anew from the log. */
export class RebuildReadSideCommand extends Command<Outcome<null>> {
  constructor(readonly because: string) {
    super();
  }
}

@CommandHandler(RebuildReadSideCommand)
export class RebuildReadSideHandler implements ICommandHandler<RebuildReadSideCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly readSide: ReadSide,
    private readonly operator: RebuildReadSide,
  ) {}

  async execute({ because }: RebuildReadSideCommand): Promise<Outcome<null>> {
    if (this.readSide.isRebuilding) throw new RejectedError('rebuild-running');
    const event = ReadSideRebuildRequested({ because });
    const outcome = await this.decisions.commit([{ stream: systemStream, expectedVersion: 'any', events: [event] }], null);
    this.operator.begin(because);
    return outcome;
  }
}
