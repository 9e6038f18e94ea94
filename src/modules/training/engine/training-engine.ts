import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { RejectedError } from '#events/kernel';
import { packageRoot } from '#events/store';
import { Settings } from '#modules/configuration';
import { NoTracing, Tracing } from '#modules/platform';
import type { DrawHistory, PoolProbabilities } from '../domain/draw-history';
import type { ToolWeights } from '../domain/learners/tool-ensemble';
import type { TrainingProgress } from '../domain/training-progress';
import type { Evaluation, EvaluationTask, ForecastTask } from './evaluation';
import type { TrainingResult, TrainingTask } from './trained-model';
import type { ArtifactReference, EngineAnswer, EngineTask } from './training.worker';

/**
 * Trains, evaluates and predicts in threads (always the built code): one that trains and some that evaluate, at the lowest priority, and one that holds
 * the models.
 */
@Injectable()
export class TrainingEngine implements OnApplicationShutdown {
  /** Evaluations that run at once at most. */
  readonly evaluatorsMax = Math.min(availableParallelism(), 8);
  private readonly trainer = pool({ minThreads: 0, maxThreads: 1, lowPriority: true });
  private readonly evaluator = pool({ minThreads: 0, maxThreads: this.evaluatorsMax, lowPriority: true });
  private readonly predictor = pool({ minThreads: 1, maxThreads: 1, lowPriority: false });
  private readonly modelsDir: string;

  constructor(
    settings: Settings,
    private readonly tracing: Tracing = new NoTracing(),
  ) {
    this.modelsDir = settings.modelsDir;
  }

  /** Trains a model, telling how far it is. Raising the signal ends its thread at once. @throws Error with the reason, also when the thread dies */
  async train(
    task: TrainingTask,
    signal: AbortSignal,
    onProgress: (progress: TrainingProgress) => void = () => {},
  ): Promise<TrainingResult> {
    const train = () => told(onProgress, (port) => ask(this.trainer, { kind: 'train', task, port }, { signal, transferList: [port] }));
    return this.tracing.span('training', { 'hindcast.algorithm': task.algorithm }, train) as Promise<TrainingResult>;
  }

  /** Tries a model on folds of its history, telling how many are done. Raising the signal ends its thread at once. @throws Error as {@link train} does */
  async evaluate(task: EvaluationTask, signal: AbortSignal, onFold: (done: number) => void = () => {}): Promise<Evaluation> {
    return told(onFold, (port) =>
      ask(this.evaluator, { kind: 'evaluate', task, port }, { signal, transferList: [port] }),
    ) as Promise<Evaluation>;
  }

  /** Forecasts draws of the past, each from those before it. Raising the signal ends its thread at once. @throws Error as {@link train} does */
  async forecast(task: ForecastTask, signal: AbortSignal): Promise<PoolProbabilities[]> {
    return (await ask(this.evaluator, { kind: 'forecast', task }, { signal })) as PoolProbabilities[];
  }

  /** Loads a model into memory and checks its bytes. @throws RejectedError `artifact-corrupt` */
  async load(reference: ArtifactReference): Promise<void> {
    await ask(this.predictor, { kind: 'load', modelsDir: this.modelsDir, reference });
  }

  /** A model's chances for the draw after a history. @throws RejectedError `artifact-corrupt` */
  async predict(reference: ArtifactReference, history: DrawHistory): Promise<PoolProbabilities> {
    return (await ask(this.predictor, { kind: 'predict', modelsDir: this.modelsDir, reference, history })) as PoolProbabilities;
  }

  /** How much an ensemble of tools listens to each before the draw after a history, by pool; null for another algorithm. @throws RejectedError `artifact-corrupt` */
  async toolWeights(reference: ArtifactReference, history: DrawHistory): Promise<Record<string, ToolWeights> | null> {
    return (await ask(this.predictor, { kind: 'weights', modelsDir: this.modelsDir, reference, history })) as Record<
      string,
      ToolWeights
    > | null;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.trainer, this.evaluator, this.predictor].map((threads) => threads.destroy()));
  }
}

/** @throws RejectedError when the thread refuses */
async function ask(threads: Piscina, task: EngineTask, options: Parameters<Piscina['run']>[1] = {}): Promise<unknown> {
  const answer: EngineAnswer = await threads.run(task, options);
  if ('result' in answer) return answer.result;
  throw new RejectedError(answer.rejected, answer.detail);
}

/** Passes on what a thread tells while it works. Its result comes by another way and may overtake what it told last, which is heard first. */
async function told<Told>(onTold: (told: Told) => void, work: (port: MessagePort) => Promise<unknown>): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', onTold);
  try {
    const result = await work(port2);
    for (let last = receiveMessageOnPort(port1); last !== undefined; last = receiveMessageOnPort(port1)) onTold(last.message);
    return result;
  } finally {
    port1.close();
  }
}

type PoolSettings = Readonly<{ minThreads: number; maxThreads: number; lowPriority: boolean }>;

/** A thread that cannot start, or dies between two tasks, is told of; the task that needs it fails by itself. */
function pool({ minThreads, maxThreads, lowPriority }: PoolSettings): Piscina {
  const threads = new Piscina({
    filename: join(packageRoot(), 'dist/modules/training/engine/training.worker.js'),
    minThreads,
    maxThreads,
    idleTimeout: 1_000,
    workerData: { lowPriority },
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
  threads.on('error', (error: Error) => new Logger('engine').error('a thread died', error.stack));
  return threads;
}
