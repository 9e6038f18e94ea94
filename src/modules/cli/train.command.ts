import { Command, Option } from 'nest-commander';
import type { Announced } from '#modules/platform';
import { mustBeCompleted, untilEnded } from './follow-work';
import { withProgress } from './progress';
import { answered, type ServiceClient, type View } from './service-client';
import { type CommonOptions, ServiceCommand, wholeNumber } from './service-command';

type Options = CommonOptions & { wait?: boolean } & Partial<View<'RequestTrainingDto'>>;

/** Asks for a model. */
@Command({ name: 'train', description: 'train a model' })
export class TrainCommand extends ServiceCommand {
  @Option({ flags: '--game <game>', description: 'the game (default: powerball)' })
  game(game: string): string {
    return game;
  }

  @Option({ flags: '--algorithm <algorithm>', description: 'how it learns, such as mlp (default: frequency)' })
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

  async run(_: string[], { url, json, wait, algorithm = 'frequency', ...wish }: Options): Promise<void> {
    const service = this.service({ url });
    const accepted = await answered(service.POST('/v1/trainings', { body: { ...wish, algorithm } }));
    const told = ({ id, modelId, status }: typeof accepted) => `training ${id} of model ${modelId}: ${status}`;
    if (!wait) return this.report({ json }, accepted, told(accepted));
    const training = await ended(service, accepted.id);
    this.report({ json }, training, told({ ...accepted, ...training }));
    mustBeCompleted(training);
  }
}

const ended = (service: ServiceClient, id: string): Promise<View<'TrainingView'>> =>
  withProgress({ what: 'training', unit: 'steps' }, (tell) => {
    const params = { path: { id } };
    return untilEnded({
      look: () => answered(service.GET('/v1/trainings/{id}', { params })),
      follow: () => answered(service.GET('/v1/trainings/{id}/progress', { params, parseAs: 'stream' })),
      onProgress: ({ pool, phase, done, total }: Announced['training.progress']) => tell(done, total, `${phase} ${pool}`),
    });
  });
