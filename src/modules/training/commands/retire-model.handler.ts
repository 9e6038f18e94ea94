import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection, RejectedError } from '#events/kernel';
import { modelStream, slotStream } from '#events/training';
import { Decisions, type Outcome } from '#modules/platform';
import { ModelQueries } from '#projections/training';
import { modelDecider } from '../domain/model.decider';
import { slotDecider } from '../domain/slot.decider';

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
  constructor(
    private readonly decisions: Decisions,
    private readonly models: ModelQueries,
  ) {}

  async execute({ modelId, reason }: RetireModelCommand): Promise<Outcome<null>> {
    const row = await this.models.find(modelId);
    if (!row) throw new RejectedError('model-not-found');
    const slots = slotStream(row.game, row.slot);
    return this.decisions.retried(async () => {
      const slot = this.decisions.load(slots, slotDecider);
      if (slot.state.champions.at(-1) === modelId) {
        throw new RejectedError('model-is-champion', `the model is the champion of ${row.slot}; promote another one first`);
      }
      const { state, version } = this.decisions.load(modelStream(modelId), modelDecider);
      const events = modelDecider.decide({ type: 'RetireModel', modelId, reason }, state);
      if (isRejection(events)) throw new RejectedError(events.rejected, events.detail);
      const guard = { stream: slots, expectedVersion: slot.version, events: [] };
      return this.decisions.commit([guard, { stream: modelStream(modelId), expectedVersion: version, events }], null);
    });
  }
}
