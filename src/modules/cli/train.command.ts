import { Command, Option } from 'nest-commander';
import { CommandFailure, exitCodes } from './exit-codes';
import type { Answer, ServiceClient } from './service-client';
import { type CommonOptions, ServiceCommand, wholeNumber } from './service-command';

type Options = CommonOptions & { game?: string; algorithm?: string; slot?: string; seed?: number; wait?: boolean };

const pollMs = 200;

/** Asks for a model. */
@Command({ name: 'train', description: 'train a model' })
export class TrainCommand extends ServiceCommand {
  @Option({ flags: '--game <game>', description: 'the game (default: powerball)' })
  game(game: string): string {
    return game;
  }

  @Option({ flags: '--algorithm <algorithm>', description: 'uniform, frequency or mlp (default: frequency)' })
  algorithm(algorithm: string): string {
    return algorithm;
  }

  @Option({ flags: '--slot <slot>', description: 'what the model stands in for (default: the algorithm)' })
  slot(slot: string): string {
    return slot;
  }

  @Option({ flags: '--seed <seed>', description: 'seed of everything random' })
  seed(seed: string): number {
    return wholeNumber(seed);
  }

  @Option({ flags: '--wait', description: 'wait until the training has ended' })
  wait(): boolean {
    return true;
  }

  async run(_: string[], options: Options): Promise<void> {
    const service = this.service(options);
    const { game = 'powerball', algorithm = 'frequency', slot, seed } = options;
    const accepted = await service.post('/v1/trainings', { game, algorithm, slot, seed });
    const training = options.wait ? await ended(service, String(accepted.id)) : accepted;
    this.report(options, training, `training ${training.id} of model ${training.modelId}: ${training.status}`);
    if (training.status === 'failed') throw new CommandFailure(String(training.error), exitCodes.failed);
  }
}

async function ended(service: ServiceClient, id: string): Promise<Answer> {
  for (;;) {
    const training = await service.get(`/v1/trainings/${id}`);
    if (training.status !== 'requested' && training.status !== 'running') return training;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
