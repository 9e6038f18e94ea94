import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection, RejectedError } from '#events/kernel';
import { modelStream, slotStream } from '#events/training';
import { Decisions, type Outcome } from '#modules/platform';
import { ModelQueries } from '#projections/training';
import { modelDecider } from '../domain/model.decider';
import { slotDecider } from '../domain/slot.decider';

/** Make a model the champion of its slot. */
export class PromoteModelCommand extends Command<Outcome<null>> {
  constructor(
    readonly modelId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(PromoteModelCommand)
export class PromoteModelHandler implements ICommandHandler<PromoteModelCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly models: ModelQueries,
  ) {}

  async execute({ modelId, reason }: PromoteModelCommand): Promise<Outcome<null>> {
    const row = await this.models.find(modelId);
    if (!row) throw new RejectedError('model-not-found');
    const { game, slot } = row;
    return this.decisions.retried(async () => {
      const model = this.decisions.load(modelStream(modelId), modelDecider);
      if (model.state.status === 'retired') throw new RejectedError('model-retired', 'a retired model cannot be the champion');
      const stream = slotStream(game, slot);
      const { state, version } = this.decisions.load(stream, slotDecider);
      const events = slotDecider.decide({ type: 'PromoteModel', game, slot, modelId, reason }, state);
      if (isRejection(events)) throw new RejectedError(events.rejected, events.detail);
      const guard = { stream: modelStream(modelId), expectedVersion: model.version, events: [] };
      return this.decisions.commit([guard, { stream, expectedVersion: version, events }], null);
    });
  }
}
