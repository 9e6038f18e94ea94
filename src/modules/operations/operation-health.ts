import { Injectable } from '@nestjs/common';
import { Readiness } from '#modules/platform';
import { OperationFailureQueries } from '#projections/operations';

/** Keeps the health of the service at what the record says of failed operations. */
@Injectable()
export class OperationHealth {
  constructor(
    private readonly failures: OperationFailureQueries,
    private readonly readiness: Readiness,
  ) {}

  async refresh(): Promise<void> {
    const open = await this.failures.open();
    if (open === 0) this.readiness.up('operations');
    else this.readiness.degraded('operations', `${open} failed operation${open === 1 ? ' waits' : 's wait'} in /v1/failures`);
  }
}
