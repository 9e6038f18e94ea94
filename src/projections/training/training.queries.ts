import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { type IdPageRequest, pageById, ReadSide } from '#projections/runner';
import { ModelRow } from './model.entity';
import { ToolWeightsRow } from './tool-weights.entity';
import { TrainingRow, type TrainingStatus } from './training.entity';

@Injectable()
export class TrainingQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A training, or null when there is none of that id. */
  find(id: string): Promise<TrainingRow | null> {
    return this.readSide.repository(TrainingRow).findOneBy({ id });
  }

  /** Trainings by age; one more than `limit` tells that there is a next page. */
  page(request: IdPageRequest & Readonly<{ status?: TrainingStatus | undefined }>): Promise<TrainingRow[]> {
    return pageById(this.readSide.repository(TrainingRow), request.status === undefined ? {} : { status: request.status }, request);
  }

  /** Whether so many trainings, or more, wait for a worker or are with one. */
  async areUnended(count: number): Promise<boolean> {
    const rows = await this.readSide
      .repository(TrainingRow)
      .find({ select: { id: true }, where: { status: In(['requested', 'running']) }, take: count });
    return rows.length >= count;
  }

  /** How many trainings wait for a worker or are with one. */
  async unended(): Promise<number> {
    return this.readSide.repository(TrainingRow).countBy({ status: In(['requested', 'running']) });
  }

  /** How many trainings wait, and how many run. */
  unendedByStatus(): Promise<{ value: number; labels: { status: string } }[]> {
    const rows = this.readSide.repository(TrainingRow);
    return Promise.all(
      (['requested', 'running'] as const).map(async (status) => ({ value: await rows.countBy({ status }), labels: { status } })),
    );
  }
}

@Injectable()
export class ModelQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A model, or null when there is none of that id. */
  find(id: string): Promise<ModelRow | null> {
    return this.readSide.repository(ModelRow).findOneBy({ id });
  }

  /** Archived models, whose artifacts are deleted. */
  archived(): Promise<ModelRow[]> {
    return this.readSide.repository(ModelRow).findBy({ status: 'archived' });
  }

  /** Whether a model that is not archived has its bytes in a folder: two models of the same bytes may share one. */
  async usesArtifact(artifact: string): Promise<boolean> {
    return this.readSide.repository(ModelRow).existsBy({ artifact, status: Not('archived') });
  }

  /** How much an ensemble listened to its tools, by date and pool. */
  toolWeights(modelId: string): Promise<ToolWeightsRow[]> {
    return this.readSide.repository(ToolWeightsRow).find({ where: { modelId }, order: { date: 'asc', pool: 'asc' } });
  }

  /** Models by age; one more than `limit` tells that there is a next page. */
  page(request: IdPageRequest & Readonly<{ game?: string | undefined }>): Promise<ModelRow[]> {
    return pageById(this.readSide.repository(ModelRow), request.game === undefined ? {} : { game: request.game }, request);
  }
}
