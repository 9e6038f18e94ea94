import { Injectable } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import { Alerts, Ids, RequestContext } from '#modules/platform';
import type { ModelRow } from '#projections/training';
import { artifactCondition } from './domain/artifact-condition';
import type { DrawHistory, PoolProbabilities } from './domain/draw-history';
import { TrainingEngine } from './engine/training-engine';

/** Chances, and the model that gave them. */
export type Prediction = Readonly<{ model: ModelRow; probabilities: PoolProbabilities }>;

/** Predicts with the first of some models whose artifact is the one on record. */
@Injectable()
export class SlotPredictions {
  constructor(
    private readonly engine: TrainingEngine,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly ids: Ids,
  ) {}

  /**
   * Asks the models in their order. An artifact that is not the one on record is alerted to, and the next model asked.
   *
   * @throws RejectedError `artifact-corrupt` when no model's is
   */
  async predict([model, ...others]: readonly [ModelRow, ...ModelRow[]], history: DrawHistory): Promise<Prediction> {
    try {
      const probabilities = await this.engine.predict({ artifact: model.artifact, sha256: model.artifactSha256 }, history);
      return { model, probabilities };
    } catch (error) {
      if (!(error instanceof RejectedError) || error.code !== 'artifact-corrupt') throw error;
      await this.alert(model, error.message);
      const [next, ...rest] = others;
      if (!next) throw error;
      return this.predict([next, ...rest], history);
    }
  }

  /** An alert is the service's own: the request's Idempotency-Key stands for the prediction. */
  private alert(model: ModelRow, message: string): Promise<void> {
    const meta = { actor: 'system:models', correlationId: this.ids.next() };
    return this.context.run({ meta }, () => this.alerts.report(artifactCondition(model, message)));
  }
}
