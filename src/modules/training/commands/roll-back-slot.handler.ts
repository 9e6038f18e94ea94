import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RejectedError } from '#events/kernel';
import { slotStream } from '#events/training';
import { Decisions, type Outcome } from '#modules/platform';
import { ModelSlotQueries } from '#projections/training';
import { slotDecider } from '../domain/slot.decider';

/** Make the champion before the present one the champion again. */
export class RollBackSlotCommand extends Command<Outcome<null>> {
  constructor(
    readonly game: string,
    readonly slot: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(RollBackSlotCommand)
export class RollBackSlotHandler implements ICommandHandler<RollBackSlotCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly slots: ModelSlotQueries,
  ) {}

  async execute({ game, slot, reason }: RollBackSlotCommand): Promise<Outcome<null>> {
    const found = await this.slots.find(game, slot, 0);
    if (!found) throw new RejectedError('model-slot-not-found');
    const retired = found.models.filter(({ status }) => status === 'retired').map(({ id }) => id);
    return this.decisions.make(slotStream(game, slot), slotDecider, { type: 'RollBackSlot', game, slot, reason, retired });
  }
}
