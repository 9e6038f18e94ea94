import { Injectable } from '@nestjs/common';
import { type IdPageRequest, pageById, ReadSide } from '#projections/runner';
import { type FailureStatus, OperationFailureRow } from './operation-failure.entity';

@Injectable()
export class OperationFailureQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A failure, or null when there is none of that id. */
  find(id: string): Promise<OperationFailureRow | null> {
    return this.readSide.repository(OperationFailureRow).findOneBy({ id });
  }

  /** Failures by operation and position; one more than `limit` tells that there is a next page. */
  page(request: IdPageRequest & Readonly<{ status?: FailureStatus | undefined }>): Promise<OperationFailureRow[]> {
    return pageById(this.readSide.repository(OperationFailureRow), request.status === undefined ? {} : { status: request.status }, request);
  }

  /** How many failures nobody has dealt with. */
  open(): Promise<number> {
    return this.readSide.repository(OperationFailureRow).countBy({ status: 'open' });
  }

  /** Open failures of one operation. */
  openOf(operation: string): Promise<OperationFailureRow[]> {
    return this.readSide.repository(OperationFailureRow).findBy({ status: 'open', operation });
  }
}
