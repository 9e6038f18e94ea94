import { Injectable } from '@nestjs/common';
import type { Recorded, RecordedEvent } from '#events/kernel';
import type { PredictionScored } from '#events/predictions';
import { modelStream } from '#events/training';
import type { Subscriber } from '#events/store';
import { Decisions, RequestContext } from '#modules/platform';
import { ReadSide } from '#projections/runner';
import { ModelQueries, type ModelRow } from '#projections/training';
import { modelDecider } from '../domain/model.decider';
import { DrawHistories } from '../draw-histories';
import { TrainingEngine } from '../engine/training-engine';

/** Puts on record how much an ensemble listens to its tools once the draw that it had predicted has taught it. */
@Injectable()
export class LearnToolWeightsWhenScored implements Subscriber {
  readonly name = 'learn-tool-weights-when-scored';
  readonly types = ['PredictionScored'];

  constructor(
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
    private readonly models: ModelQueries,
    private readonly histories: DrawHistories,
    private readonly engine: TrainingEngine,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    const { data, position } = event as Recorded<PredictionScored>;
    if (data.algorithm !== 'ensemble' || !data.isCurrent) return;
    await this.readSide.mustReach(position);
    await this.context.reactTo(event, this.name, () => this.learn(data));
  };

  /** After a correction the weights of all dates after it are others too. */
  private async learn({ modelId, game, drawDate }: PredictionScored['data']): Promise<void> {
    const model = await this.models.find(modelId);
    if (!model || model.status === 'archived') return;
    const later = (await this.models.toolWeights(modelId))
      .map(({ date }) => date)
      .filter((date) => date > drawDate && date > model.trainedThrough);
    const next = this.histories.dateAfter(game, drawDate);
    for (const date of [...new Set([next, ...later])].sort()) await this.learnBefore(model, date, date === next ? drawDate : null);
  }

  /** @param lastDraw the last draw that is known then, where it is: of the era that the model has learnt */
  private async learnBefore(model: ModelRow, date: string, lastDraw: string | null): Promise<void> {
    const { id: modelId, game, artifact, artifactSha256: sha256 } = model;
    const { history } = lastDraw === null ? await this.histories.before(game, date) : await this.histories.upTo(game, lastDraw);
    const weights = await this.engine.toolWeights({ artifact, sha256 }, history);
    const pools = Object.fromEntries(Object.entries(weights ?? {}).map(([pool, of]) => [pool, [{ date, weights: { ...of } }]]));
    await this.decisions.make(modelStream(modelId), modelDecider, { type: 'LearnToolWeights', modelId, pools });
  }
}
