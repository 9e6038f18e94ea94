import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { RejectedError } from '#events/kernel';
import { packageRoot } from '#events/store';
import { Settings } from '#modules/platform';
import type { DrawHistory, PoolProbabilities } from '../domain/draw-history';
import type { TrainingResult, TrainingTask } from './trained-model';
import type { ArtifactReference, EngineTask } from './training.worker';

/** Trains and predicts in threads (always the built code): one that trains, at the lowest priority, and one that holds the models. */
@Injectable()
export class TrainingEngine implements OnApplicationShutdown {
  private readonly trainer = pool(true);
  private readonly predictor = pool(false);
  private readonly modelsDir: string;

  constructor(settings: Settings) {
    this.modelsDir = settings.modelsDir;
  }

  /** Trains a model. Raising the signal ends its thread at once. @throws Error with the reason, also when the thread dies */
  train(task: TrainingTask, signal: AbortSignal): Promise<TrainingResult> {
    return this.trainer.run({ kind: 'train', task } satisfies EngineTask, { signal });
  }

  /** Loads a model into memory and checks its bytes. @throws RejectedError `artifact-corrupt` */
  async load(reference: ArtifactReference): Promise<void> {
    await this.ask({ kind: 'load', modelsDir: this.modelsDir, reference });
  }

  /** A model's chances for the draw after a history. @throws RejectedError `artifact-corrupt` */
  async predict(reference: ArtifactReference, history: DrawHistory): Promise<PoolProbabilities> {
    return (await this.ask({ kind: 'predict', modelsDir: this.modelsDir, reference, history })) as PoolProbabilities;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.trainer.destroy(), this.predictor.destroy()]);
  }

  /** An error loses its class on its way out of a thread; its code stays. */
  private async ask(task: EngineTask): Promise<unknown> {
    try {
      return await this.predictor.run(task);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'artifact-corrupt') throw error;
      throw new RejectedError('artifact-corrupt', (error as Error).message);
    }
  }
}

const pool = (lowPriority: boolean) =>
  new Piscina({
    filename: join(packageRoot(), 'dist/modules/training/engine/training.worker.js'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: lowPriority ? 1_000 : 3_600_000,
    workerData: { lowPriority },
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
