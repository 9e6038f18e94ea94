import { existsSync, readdirSync } from 'node:fs';
import { Injectable, Logger } from '@nestjs/common';
import { OperationFailed, systemStream } from '#events/operations';
import { Decisions, Ids, Readiness, RequestContext, Settings } from '#modules/platform';
import { ModelQueries, type ModelRow } from '#projections/training';
import { removeUnfinishedArtifacts } from '../engine/artifact';
import { TrainingEngine } from '../engine/training-engine';

/** Gets the models that predictions are made with into memory at start. */
@Injectable()
export class LoadModelsAtStart {
  private readonly logger = new Logger('models');

  constructor(
    private readonly models: ModelQueries,
    private readonly engine: TrainingEngine,
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly settings: Settings,
    private readonly readiness: Readiness,
  ) {}

  /** Loads and checks the newest model of every slot. One that is damaged is told of and put on record; the others serve. */
  async load(): Promise<void> {
    const { modelsDir } = this.settings;
    if (existsSync(modelsDir)) removeUnfinishedArtifacts(modelsDir, readdirSync(modelsDir));
    const wanted = await this.models.newestOfEachSlot();
    const loaded = await Promise.all(wanted.map((model) => this.loadOne(model)));
    this.logger.log(`loaded ${loaded.filter(Boolean).length} persisted models`);
    this.readiness.up('models');
  }

  private async loadOne({ id, artifact, artifactSha256 }: ModelRow): Promise<boolean> {
    try {
      await this.engine.load({ artifact, sha256: artifactSha256 });
      return true;
    } catch (error) {
      const reason = `model ${id}: ${error instanceof Error ? error.message : String(error)}`;
      this.logger.error(reason);
      const event = OperationFailed({ operation: 'load-model', position: null, attempts: 1, reason });
      const meta = { actor: 'system:models', correlationId: this.ids.next() };
      await this.context.run({ meta }, () =>
        this.decisions.commit([{ stream: systemStream, expectedVersion: 'any', events: [event] }], null),
      );
      return false;
    }
  }
}
