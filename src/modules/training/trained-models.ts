import { Injectable } from '@nestjs/common';
import { isRejection } from '#events/kernel';
import { modelStream, type TrainingRequested, trainingStream } from '#events/training';
import { Settings } from '#modules/configuration';
import { Clock, Decisions } from '#modules/platform';
import { ArtifactAccess } from './artifact-access';
import { modelDecider, type RegisterModel } from './domain/model.decider';
import { type CompleteTraining, trainingDecider } from './domain/training.decider';
import type { KnownHistory } from './draw-histories';
import { writeArtifact } from '#modules/artifacts';
import { toolWeightsOf } from './engine/implementations';
import type { TrainingResult } from './engine/trained-model';

/** Keeps what a training brought: the artifact on the disk, and on record whose it is. */
@Injectable()
export class TrainedModels {
  constructor(
    private readonly decisions: Decisions,
    private readonly artifacts: ArtifactAccess,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Writes a model's artifact and puts it on record. @param durationMs how long the training took */
  keep(data: TrainingRequested['data'], known: KnownHistory, result: TrainingResult, durationMs: number): Promise<void> {
    return this.artifacts.alone(() => this.write(data, known, result, durationMs));
  }

  private async write(data: TrainingRequested['data'], known: KnownHistory, result: TrainingResult, durationMs: number): Promise<void> {
    const { history: _, ...source } = known;
    const trainedThrough = known.history.dates.at(-1) ?? '';
    const card = {
      ...data,
      ...source,
      trainedThrough,
      metrics: result.metrics,
      curve: result.curve,
      features: result.model.features,
      featuresVersion: result.model.featuresVersion,
      backend: result.backend,
      durationMs,
      node: process.version,
    };
    const written = writeArtifact(this.settings.modelsDir, { algorithm: data.algorithm, at: this.clock.now() }, result.model, card);
    const { trainingId, modelId, game, algorithm, slot } = data;
    const artifact = { artifact: written.artifact, artifactSha256: written.sha256, trainedThrough, synthetic: known.synthetic };
    const trained = {
      trainingId,
      modelId,
      ...artifact,
      dataPosition: known.dataPosition,
      dataSha256: known.dataSha256,
      era: known.era,
      backend: result.backend,
      metrics: result.metrics,
      durationMs: Math.round(durationMs),
    };
    const toolWeights = toolWeightsOf(algorithm, result.model.parameters) as RegisterModel['toolWeights'];
    await this.record(
      { type: 'CompleteTraining', ...trained },
      { type: 'RegisterModel', modelId, trainingId, game, algorithm, slot, ...artifact, toolWeights },
    );
  }

  /** The training's end and its model are on record together, or neither: not when it was cancelled meanwhile. */
  private async record(complete: CompleteTraining, register: RegisterModel): Promise<void> {
    const trainings = trainingStream(complete.trainingId);
    const models = modelStream(register.modelId);
    await this.decisions.retried(async () => {
      const training = this.decisions.load(trainings, trainingDecider);
      const model = this.decisions.load(models, modelDecider);
      const [completed, registered] = [trainingDecider.decide(complete, training.state), modelDecider.decide(register, model.state)];
      if (isRejection(completed) || isRejection(registered) || completed.length === 0) return;
      await this.decisions.commit(
        [
          { stream: trainings, expectedVersion: training.version, events: completed },
          { stream: models, expectedVersion: model.version, events: registered },
        ],
        null,
      );
    });
  }
}
