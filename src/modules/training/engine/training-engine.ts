import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { RejectedError } from '#events/kernel';
import { packageRoot } from '#events/store';
import { Settings } from '#modules/platform';
import type { DrawHistory, PoolProbabilities } from '../domain/draw-history';
import type { TrainingProgress } from '../domain/training-progress';
import type { TrainingResult, TrainingTask } from './trained-model';
import type { ArtifactReference, EngineAnswer, EngineTask } from './training.worker';

/** Trains and predicts in threads (always the built code): one that trains, at the lowest priority, and one that holds the models. */
@Injectable()
export class TrainingEngine implements OnApplicationShutdown {
  private readonly trainer = pool(true);
  private readonly predictor = pool(false);
  private readonly modelsDir: string;

  constructor(settings: Settings) {
    this.modelsDir = settings.modelsDir;
  }

  /** Trains a model, telling how far it is. Raising the signal ends its thread at once. @throws Error with the reason, also when the thread dies */
  async train(
    task: TrainingTask,
    signal: AbortSignal,
    onProgress: (progress: TrainingProgress) => void = () => {},
  ): Promise<TrainingResult> {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', onProgress);
    try {
      return (await ask(this.trainer, { kind: 'train', task, port: port2 }, { signal, transferList: [port2] })) as TrainingResult;
    } finally {
      port1.close();
    }
  }

  /** Loads a model into memory and checks its bytes. @throws RejectedError `artifact-corrupt` */
  async load(reference: ArtifactReference): Promise<void> {
    await ask(this.predictor, { kind: 'load', modelsDir: this.modelsDir, reference });
  }

  /** A model's chances for the draw after a history. @throws RejectedError `artifact-corrupt` */
  async predict(reference: ArtifactReference, history: DrawHistory): Promise<PoolProbabilities> {
    return (await ask(this.predictor, { kind: 'predict', modelsDir: this.modelsDir, reference, history })) as PoolProbabilities;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.trainer.destroy(), this.predictor.destroy()]);
  }
}

/** @throws RejectedError when the thread refuses */
async function ask(threads: Piscina, task: EngineTask, options: Parameters<Piscina['run']>[1] = {}): Promise<unknown> {
  const answer: EngineAnswer = await threads.run(task, options);
  if ('result' in answer) return answer.result;
  throw new RejectedError(answer.rejected, answer.detail);
}

/** A thread that cannot start, or dies between two tasks, is told of; the task that needs it fails by itself. */
function pool(lowPriority: boolean): Piscina {
  const threads = new Piscina({
    filename: join(packageRoot(), 'dist/modules/training/engine/training.worker.js'),
    minThreads: lowPriority ? 0 : 1,
    maxThreads: 1,
    idleTimeout: 1_000,
    workerData: { lowPriority },
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
  threads.on('error', (error: Error) => new Logger('engine').error('a thread died', error.stack));
  return threads;
}
