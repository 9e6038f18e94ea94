import { Injectable } from '@nestjs/common';
import type { Recorded, RecordedEvent } from '#events/kernel';
import { type TrainingRequested, trainingStream } from '#events/training';
import type { Subscriber } from '#events/store';
import { Announcements, Decisions, RequestContext } from '#modules/platform';
import { ReadSide } from '#projections/runner';
import { trainingDecider } from '../domain/training.decider';
import { remainingMs, type TrainingProgress } from '../domain/training-progress';
import { DrawHistories, type KnownHistory } from '../draw-histories';
import type { TrainingResult } from '../engine/trained-model';
import { TrainingEngine } from '../engine/training-engine';
import { TrainedModels } from '../trained-models';
import { TrainingMetrics } from '../training-metrics';
import { RunningTrainings } from './running-trainings';

/** A training that takes longer is broken off: its worker is another's turn. */
const trainingMinutesMax = 60;
const interrupted = 'the service stopped while the training was running';

/** Why a training broke off. Only a stop of the service raises the signal of one that was not cancelled. */
const reasonOf = (error: unknown): string => {
  if (error instanceof Error) return error.name === 'AbortError' ? interrupted : error.message;
  return String(error);
};

type Request = Recorded<TrainingRequested>;

/** Runs each requested training in a worker, one at a time, and puts on record what came of it. */
@Injectable()
export class RunTrainingWhenRequested implements Subscriber {
  readonly name = 'run-training-when-requested';
  readonly types = ['TrainingRequested'];

  constructor(
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
    private readonly histories: DrawHistories,
    private readonly engine: TrainingEngine,
    private readonly running: RunningTrainings,
    private readonly trained: TrainedModels,
    private readonly announcements: Announcements,
    private readonly metrics: TrainingMetrics,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    await this.context.reactTo(event, this.name, () => this.runOnce(event as Request));
  };

  private async runOnce(request: Request): Promise<void> {
    const { trainingId } = request.data;
    const stream = trainingStream(trainingId);
    switch (this.decisions.load(stream, trainingDecider).state.status) {
      case 'requested':
        await this.decisions.make(stream, trainingDecider, { type: 'StartTraining', trainingId });
        return this.train(request);
      case 'running':
        return this.fail(trainingId, interrupted);
      default:
        return;
    }
  }

  private async train(request: Request): Promise<void> {
    const { trainingId } = request.data;
    const started = performance.now();
    try {
      const { known, result } = await this.running.run(trainingId, (signal) => this.trainOn(request, signal));
      const durationMs = performance.now() - started;
      await this.trained.keep(request.data, known, result, durationMs);
      this.metrics.ended(request.data.algorithm, 'completed', durationMs);
    } catch (error) {
      this.metrics.ended(request.data.algorithm, 'failed', performance.now() - started);
      await this.fail(trainingId, reasonOf(error));
    }
  }

  private async trainOn({ data, position }: Request, signal: AbortSignal): Promise<{ known: KnownHistory; result: TrainingResult }> {
    await Promise.race([this.readSide.mustReach(position), abortOf(signal)]);
    const known = await this.histories.before(data.game, this.histories.nextDate(data.game));
    const started = performance.now();
    const pools = known.history.pools.map(({ name }) => name);
    const onProgress = (progress: TrainingProgress) => {
      const remaining = remainingMs(progress, pools, performance.now() - started);
      this.announcements.announce('training.progress', { trainingId: data.trainingId, ...progress, remainingMs: remaining });
    };
    const timeout = AbortSignal.timeout(trainingMinutesMax * 60_000);
    try {
      const task = { ...data, history: known.history };
      return { known, result: await this.engine.train(task, AbortSignal.any([signal, timeout]), onProgress) };
    } catch (error) {
      throw timeout.aborted ? new Error(`the training took longer than ${trainingMinutesMax} minutes`) : error;
    }
  }

  private async fail(trainingId: string, reason: string): Promise<void> {
    await this.decisions.make(trainingStream(trainingId), trainingDecider, { type: 'FailTraining', trainingId, reason });
  }
}

/** Rejects when a signal is raised. */
const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const raise = () => reject(signal.reason);
    if (signal.aborted) raise();
    else signal.addEventListener('abort', raise, { once: true });
  });
