import { Injectable } from '@nestjs/common';
import type { Recorded, RecordedEvent } from '#events/kernel';
import { ModelRegistered, ModelTrained, modelStream, type TrainingRequested, trainingStream } from '#events/training';
import { type Subscriber, VersionConflictError } from '#events/store';
import { Clock, Decisions, RequestContext, Settings } from '#modules/platform';
import { ReadSide } from '#projections/runner';
import { trainingDecider } from '../domain/training.decider';
import { DrawHistories, type KnownHistory } from '../draw-histories';
import { writeArtifact } from '../engine/artifact';
import type { TrainingResult } from '../engine/trained-model';
import { TrainingEngine } from '../engine/training-engine';
import { RunningTrainings } from './running-trainings';

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
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    const { meta, id } = event;
    const own = { actor: `system:${this.name}`, correlationId: meta.correlationId, causationId: id };
    await this.context.run({ meta: own }, () => this.runOnce(event as Request));
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
      await this.readSide.reached(request.position, 60_000);
      const known = await this.histories.before(request.data.game, this.histories.nextDate(request.data.game));
      const result = await this.running.run(trainingId, (signal) => this.engine.train({ ...request.data, history: known.history }, signal));
      await this.complete(request, known, result, performance.now() - started);
    } catch (error) {
      await this.fail(trainingId, reasonOf(error));
    }
  }

  private async complete({ data }: Request, known: KnownHistory, result: TrainingResult, durationMs: number): Promise<void> {
    const { history: _, ...source } = known;
    const trainedThrough = known.history.dates.at(-1) ?? '';
    const card = {
      ...data,
      ...source,
      trainedThrough,
      metrics: result.metrics,
      backend: result.backend,
      durationMs,
      node: process.version,
    };
    const written = writeArtifact(this.settings.modelsDir, { algorithm: data.algorithm, at: this.clock.now() }, result.model, card);
    const { trainingId, modelId, game, algorithm, slot } = data;
    const artifact = { artifact: written.artifact, artifactSha256: written.sha256, trainedThrough, synthetic: known.synthetic };
    await this.recordUnlessEnded(trainingId, [
      ModelTrained({
        trainingId,
        modelId,
        ...artifact,
        dataPosition: known.dataPosition,
        dataSha256: known.dataSha256,
        era: known.era,
        backend: result.backend,
        metrics: result.metrics,
        durationMs: Math.round(durationMs),
      }),
      ModelRegistered({ modelId, trainingId, game, algorithm, slot, ...artifact }),
    ]);
  }

  private async recordUnlessEnded(trainingId: string, [trained, registered]: [ModelTrained, ModelRegistered]): Promise<void> {
    const stream = trainingStream(trainingId);
    const { state, version } = this.decisions.load(stream, trainingDecider);
    if (state.status !== 'running') return;
    try {
      await this.decisions.commit(
        [
          { stream, expectedVersion: version, events: [trained] },
          { stream: modelStream(registered.data.modelId), expectedVersion: 'none', events: [registered] },
        ],
        null,
      );
    } catch (error) {
      if (!(error instanceof VersionConflictError)) throw error;
    }
  }

  private async fail(trainingId: string, reason: string): Promise<void> {
    await this.decisions.make(trainingStream(trainingId), trainingDecider, { type: 'FailTraining', trainingId, reason });
  }
}
