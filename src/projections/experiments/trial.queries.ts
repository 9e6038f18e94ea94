import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ReadSide } from '#projections/runner';
import { TrialRow, type TrialStatus } from './trial.entity';

/** What trials are put in order by; equals stand in the order of their numbers. */
export const trialSorts = ['trial', 'skill', 'durationMs'] as const;
export type TrialSort = (typeof trialSorts)[number];

/** A page of an experiment's trials. `cursor` is the last page's last row: what it is sorted by, and its number. */
export type TrialPageRequest = Readonly<{
  limit: number;
  sort: TrialSort;
  order: 'asc' | 'desc';
  cursor?: Readonly<{ value: number; trial: number }> | undefined;
  status?: TrialStatus | undefined;
  algorithm?: string | undefined;
}>;

@Injectable()
export class TrialQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** One trial, or null when there is none of that number. */
  find(experimentId: string, trial: number): Promise<TrialRow | null> {
    return this.readSide.repository(TrialRow).findOneBy({ experimentId, trial });
  }

  /** Trials by their numbers. */
  some(experimentId: string, trials: readonly number[]): Promise<TrialRow[]> {
    return this.readSide.repository(TrialRow).find({ where: { experimentId, trial: In(trials) }, order: { trial: 'asc' } });
  }

  /** Every completed trial of an experiment, in the order in which they began. */
  completed(experimentId: string): Promise<TrialRow[]> {
    return this.readSide.repository(TrialRow).find({ where: { experimentId, status: 'completed' }, order: { trial: 'asc' } });
  }

  /** Trials in an order, those that have nothing to be sorted by left out; one more than `limit` tells that there is a next page. */
  page(experimentId: string, { limit, sort, order, cursor, status, algorithm }: TrialPageRequest): Promise<TrialRow[]> {
    const query = this.readSide.repository(TrialRow).createQueryBuilder('trial').where({ experimentId });
    if (status !== undefined) query.andWhere({ status });
    if (algorithm !== undefined) query.andWhere({ algorithm });
    query.andWhere(`trial.${sort} IS NOT NULL`);
    if (cursor !== undefined) {
      const beyond = order === 'asc' ? '>' : '<';
      query.andWhere(`(trial.${sort} ${beyond} :value OR (trial.${sort} = :value AND trial.trial > :trial))`, cursor);
    }
    const direction = order === 'asc' ? 'ASC' : 'DESC';
    query.orderBy(`trial.${sort}`, direction);
    if (sort !== 'trial') query.addOrderBy('trial.trial', 'ASC');
    return query.take(limit + 1).getMany();
  }
}
