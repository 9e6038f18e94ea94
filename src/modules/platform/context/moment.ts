import { Injectable } from '@nestjs/common';
import { EventLog } from '#events/store';
import { Clock } from '../clock';
import { RequestContext } from './request-context';

/** The time that a request asks about: now, or its `asOf`. */
@Injectable()
export class Moment {
  constructor(
    private readonly clock: Clock,
    private readonly context: RequestContext,
    private readonly log: EventLog,
  ) {}

  /** UTC ISO 8601 with milliseconds. For `asOf=position:<n>`, when that event was recorded; never later than now. */
  now(): string {
    const { asOf } = this.context.current;
    const now = this.clock.now();
    if (asOf === undefined) return now;
    const moment = typeof asOf === 'string' ? asOf : (recordedAt(this.log.line(asOf)) ?? now);
    if (moment > now) return now;
    return moment;
  }
}

const recordedAt = (line: string | undefined): string | undefined => (line === undefined ? undefined : JSON.parse(line).recordedAt);
