import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventLog } from '#events/store';
import { Clock, type Finding, HealthChecks, Metrics } from '#modules/platform';
import { ReadSide } from '#projections/runner';

/** Callers of commands wait for the read side; one that is further behind lets them wait too long. */
const lagSecondsMax = 5;

/** Tells the health of the service, and its metrics, whether the log can be written and the read side keeps up with it. */
@Injectable()
export class StoreHealth implements OnModuleInit {
  constructor(
    private readonly checks: HealthChecks,
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.checks.add('log', () => this.lookAtLog());
    this.checks.add('readSide', () => this.lookAtReadSide());
    this.metrics.add({
      name: 'hindcast_log_writable',
      help: '1 while the log can be written.',
      read: () => [{ value: this.log.writability().canWrite ? 1 : 0 }],
    });
    this.metrics.add({
      name: 'hindcast_read_side_lag_positions',
      help: 'Events of the log that the read side does not include yet.',
      read: () => [{ value: this.lagPositions }],
    });
    this.metrics.add({
      name: 'hindcast_read_side_lag_seconds',
      help: 'How long the oldest event that the read side does not include yet has been on record.',
      read: () => [{ value: this.lagSeconds() }],
    });
  }

  private lookAtLog(): Finding {
    const { canWrite, problem } = this.log.writability();
    if (!canWrite) return { status: 'down', reason: `it cannot be written: ${problem}` };
    return problem === null ? { status: 'up' } : { status: 'degraded', reason: `the last append failed: ${problem}` };
  }

  private lookAtReadSide(): Finding {
    const seconds = this.lagSeconds();
    if (!this.readSide.isOpen || seconds <= lagSecondsMax) return { status: 'up' };
    return { status: 'degraded', reason: `it is ${this.lagPositions} events behind the log, for ${Math.round(seconds)} s` };
  }

  private get lagPositions(): number {
    return Math.max(0, this.log.head - this.readSide.position);
  }

  /** A clock that was set back makes nothing late. */
  private lagSeconds(): number {
    const line = this.lagPositions === 0 ? undefined : this.log.line(this.readSide.position + 1);
    if (line === undefined) return 0;
    return Math.max(0, (Date.parse(this.clock.now()) - Date.parse(JSON.parse(line).recordedAt)) / 1_000);
  }
}
