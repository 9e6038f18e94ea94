import { Injectable } from '@nestjs/common';
import type { Recorded, RecordedEvent } from '#events/kernel';
import { type ModelRegistered, modelStream } from '#events/training';
import type { Subscriber } from '#events/store';
import { Settings } from '#modules/configuration';
import { Decisions, RequestContext } from '#modules/platform';
import { PredictionSetQueries } from '#projections/predictions';
import { ReadSide } from '#projections/runner';
import { ModelQueries, type ModelRow, ModelSlotQueries } from '#projections/training';
import { modelDecider } from '../domain/model.decider';
import { beyondRetention } from '../domain/retention';
import { removeArtifact } from '#modules/artifacts';

const promotionsMax = 1_000;
/** Archives the models of a slot that are too many, whenever a new one comes, and deletes their artifacts. */
@Injectable()
export class ArchiveModelsBeyondRetention implements Subscriber {
  readonly name = 'archive-models-beyond-retention';
  readonly types = ['ModelRegistered'];

  constructor(
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
    private readonly models: ModelQueries,
    private readonly slots: ModelSlotQueries,
    private readonly predictions: PredictionSetQueries,
    private readonly settings: Settings,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    await this.readSide.mustReach(event.position);
    await this.context.reactTo(event, this.name, () => this.archive(event as Recorded<ModelRegistered>));
  };

  /** Deletes what a crash left of archived models. */
  async deleteLeftovers(): Promise<void> {
    for (const { artifact } of await this.models.archived()) await this.delete(artifact);
  }

  private async archive({ data: { game, slot } }: Recorded<ModelRegistered>): Promise<void> {
    const found = await this.slots.find(game, slot, promotionsMax);
    if (!found) return;
    const withSets = await this.predictions.modelsWithSets(found.models.map(({ id }) => id));
    const needed = new Set([...withSets, ...found.promotions.map(({ modelId }) => modelId)]);
    for (const model of beyondRetention(found.models, this.settings.artifactsKept, needed)) await this.archiveOne(model);
  }

  /** Once it is archived nothing can be issued by it any more; what was issued before that is looked for once more. */
  private async archiveOne({ id: modelId, artifact }: ModelRow): Promise<void> {
    const command = { type: 'ArchiveModel', modelId, artifact, kept: this.settings.artifactsKept } as const;
    const { position } = await this.decisions.make(modelStream(modelId), modelDecider, command);
    await this.readSide.mustReach(position);
    if ((await this.predictions.modelsWithSets([modelId])).size === 0) await this.delete(artifact);
  }

  private async delete(artifact: string): Promise<void> {
    if (!(await this.models.usesArtifact(artifact))) removeArtifact(this.settings.modelsDir, artifact);
  }
}
