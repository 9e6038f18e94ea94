import { Command, Option } from 'nest-commander';
import { CommandFailure, exitCodes } from './exit-codes';
import { answered, type ServiceClient, type View } from './service-client';
import { type CommonOptions, ServiceCommand } from './service-command';

type Options = CommonOptions & { model?: string; slot?: string };

/** Puts a model's tickets for the next draw on record. */
@Command({ name: 'predict', description: 'put tickets for the next draw on record' })
export class PredictCommand extends ServiceCommand {
  @Option({ flags: '--model <id>', description: 'the model to ask (default: the newest)' })
  model(id: string): string {
    return id;
  }

  @Option({ flags: '--slot <slot>', description: 'ask the champion of a slot, or its newest model' })
  slot(slot: string): string {
    return slot;
  }

  async run(_: string[], options: Options): Promise<void> {
    const service = this.service(options);
    const set = await answered(service.POST('/v1/predictions', { body: await choiceOf(service, options) }));
    const tickets = set.tickets.map(
      ({ numbers }) =>
        `  ${Object.entries(numbers)
          .map(([pool, balls]) => `${pool} ${balls.join(' ')}`)
          .join(', ')}`,
    );
    this.report(
      options,
      set,
      [`${set.game} ${set.drawDate}, by ${set.algorithm}${set.synthetic ? ' (learnt from synthetic draws)' : ''}:`, ...tickets].join('\n'),
    );
  }
}

/** @throws CommandFailure when there is no model to choose */
async function choiceOf(service: ServiceClient, { model, slot }: Options): Promise<View<'IssuePredictionDto'>> {
  if (model !== undefined) return { modelId: model };
  if (slot !== undefined) return { slot };
  const { items } = await answered(service.GET('/v1/models', { params: { query: { limit: 1000 } } }));
  const newest = items.find(({ status }) => status === 'idle');
  if (!newest) throw new CommandFailure('there is no model; hindcast train makes one', exitCodes.failed);
  return { modelId: newest.id };
}
