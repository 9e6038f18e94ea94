import { Injectable } from '@nestjs/common';
import { alertStream } from '#events/operations';
import { Decisions } from '../decisions';
import { alertDecider } from './alert.decider';

/** How something is: `message` when it wants looking at, null when it is well. */
export type Condition = Readonly<{ alertId: string; kind: string; game: string | null; message: string | null }>;

/** Raises alerts and resolves them. */
@Injectable()
export class Alerts {
  constructor(private readonly decisions: Decisions) {}

  /** Says how something is, on behalf of the current request or process. Appends only what is news. */
  async report(condition: Condition): Promise<void> {
    await this.decisions.make(alertStream(condition.alertId), alertDecider, { type: 'ReportCondition', ...condition });
  }
}
