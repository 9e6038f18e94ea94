import { Injectable } from '@nestjs/common';
import { type IdPageRequest, pageById, ReadSide } from '#projections/runner';
import { IntegrityCheckRow } from './integrity-check.entity';

@Injectable()
export class IntegrityCheckQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A check, or null when there is none of that id. */
  find(id: string): Promise<IntegrityCheckRow | null> {
    return this.readSide.repository(IntegrityCheckRow).findOneBy({ id });
  }

  /** Checks by age; one more than `limit` tells that there is a next page. */
  page(request: IdPageRequest): Promise<IntegrityCheckRow[]> {
    return pageById(this.readSide.repository(IntegrityCheckRow), {}, request);
  }

  /** Checks that have not ended. */
  running(): Promise<IntegrityCheckRow[]> {
    return this.readSide.repository(IntegrityCheckRow).findBy({ status: 'running' });
  }

  /** The newest check, or null before the first one. */
  async last(): Promise<IntegrityCheckRow | null> {
    const [last = null] = await this.page({ limit: 1, order: 'desc' });
    return last;
  }
}
