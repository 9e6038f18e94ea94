import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type IdPageRequest, pageById, ReadSide } from '#projections/runner';
import { ExperimentRow, type ExperimentStatus } from './experiment.entity';

@Injectable()
export class ExperimentQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** An experiment, or null when there is none of that id. */
  find(id: string): Promise<ExperimentRow | null> {
    return this.readSide.repository(ExperimentRow).findOneBy({ id });
  }

  /** Those experiments of a list that there are, by age. */
  all(ids: readonly string[]): Promise<ExperimentRow[]> {
    return this.readSide.repository(ExperimentRow).find({ where: { id: In(ids) }, order: { id: 'asc' } });
  }

  /** Whether so many experiments, or more, wait or run. */
  async areUnended(count: number): Promise<boolean> {
    const rows = await this.readSide
      .repository(ExperimentRow)
      .find({ select: { id: true }, where: { status: In(['requested', 'running']) }, take: count });
    return rows.length >= count;
  }

  /** How many experiments wait, and how many run. */
  unendedByStatus(): Promise<{ value: number; labels: { status: string } }[]> {
    const rows = this.readSide.repository(ExperimentRow);
    return Promise.all(
      (['requested', 'running'] as const).map(async (status) => ({ value: await rows.countBy({ status }), labels: { status } })),
    );
  }

  /** Experiments by age; one more than `limit` tells that there is a next page. */
  page({
    game,
    status,
    ...request
  }: IdPageRequest & Readonly<{ game?: string | undefined; status?: ExperimentStatus | undefined }>): Promise<ExperimentRow[]> {
    const where = { ...(game === undefined ? {} : { game }), ...(status === undefined ? {} : { status }) };
    return pageById(this.readSide.repository(ExperimentRow), where, request);
  }
}
