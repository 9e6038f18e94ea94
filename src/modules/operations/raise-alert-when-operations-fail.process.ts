import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '#events/kernel';
import type { Subscriber } from '#events/store';
import { Alerts, RequestContext } from '#modules/platform';
import { OperationFailureQueries } from '#projections/operations';
import { ReadSide } from '#projections/runner';
import { OperationHealth } from './operation-health';

/** Raises an alert while something that failed by itself waits for somebody to see to it. */
@Injectable()
export class RaiseAlertWhenOperationsFail implements Subscriber {
  readonly name = 'raise-alert-when-operations-fail';
  readonly types = ['OperationFailed', 'OperationResolved'];

  constructor(
    private readonly failures: OperationFailureQueries,
    private readonly health: OperationHealth,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    await this.readSide.mustReach(event.position);
    await this.health.refresh();
    const open = await this.failures.open();
    const message = open === 0 ? null : `operations that run by themselves failed and wait in /v1/failures: ${open}`;
    const condition = { alertId: 'operations-failed', kind: 'operations-failed', game: null, message };
    await this.context.reactTo(event, this.name, () => this.alerts.report(condition));
  };
}
