import { existsSync, readdirSync } from 'node:fs';
import { Injectable, Logger } from '@nestjs/common';
import { OperationFailed, systemStream } from '#events/operations';
import { Settings } from '#modules/configuration';
import { Alerts, Decisions, Ids, Readiness, RequestContext } from '#modules/platform';
import { type ModelRow, ModelSlotQueries } from '#projections/training';
import { removeUnfinishedArtifacts } from '#modules/artifacts';
import { artifactCondition } from '../domain/artifact-condition';
import { TrainingEngine } from '../engine/training-engine';

/** Gets the models that predictions are made with into memory at start. */
@Injectable()
export class LoadModelsAtStart {
  private readonly logger = new Logger('models');

  constructor(
    private readonly slots: ModelSlotQueries,
    private readonly engine: TrainingEngine,
    private readonly decisions: Decisions,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly settings: Settings,
    private readonly readiness: Readiness,
  ) {}

  /** Loads and checks the model that every slot predicts with. One that is damaged is told of, put on record and alerted to; the others serve. */
  async load(): Promise<void> {
    const { modelsDir } = this.settings;
    if (existsSync(modelsDir)) removeUnfinishedArtifacts(modelsDir, readdirSync(modelsDir));
    const wanted = await this.slots.currentOfEach();
    const loaded = await Promise.all(wanted.map((model) => this.loadOne(model)));
    const missing = loaded.filter((isLoaded) => !isLoaded).length;
    this.logger.log(`loaded ${loaded.length - missing} persisted models`);
    if (missing === 0) this.readiness.up('models');
    else this.readiness.degraded('models', `${missing} of ${loaded.length} could not be loaded; /v1/alerts tells which`);
  }

  private async loadOne(model: ModelRow): Promise<boolean> {
    const meta = { actor: 'system:models', correlationId: this.ids.next() };
    try {
      await this.engine.load({ artifact: model.artifact, sha256: model.artifactSha256 });
      await this.context.run({ meta }, () => this.alerts.report(artifactCondition(model, null)));
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const reason = `model ${model.id}: ${message}`;
      this.logger.error(reason);
      const event = OperationFailed({ operation: 'load-model', position: null, attempts: 1, reason });
      await this.context.run({ meta }, async () => {
        await this.decisions.commit([{ stream: systemStream, expectedVersion: 'any', events: [event] }], null);
        await this.alerts.report(artifactCondition(model, message));
      });
      return false;
    }
  }
}
