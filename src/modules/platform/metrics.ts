import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { EventLog } from '#events/store';
import { ReadSide } from '#projections/runner';

/** Something that is measured when it is asked for: a number, or one for each set of labels. */
export type Measured = Readonly<{
  /** With its unit last: `hindcast_sync_last_success_timestamp_seconds`. */
  name: string;
  help: string;
  labels?: readonly string[];
  read: () => Promise<readonly Reading[]> | readonly Reading[];
}>;
export type Reading = Readonly<{ value: number; labels?: Readonly<Record<string, string>> }>;

/** What operators watch, in the form that Prometheus reads. Rooms add what is theirs. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  readonly contentType = this.registry.contentType;

  constructor(log: EventLog, readSide: ReadSide) {
    this.add({ name: 'hindcast_log_position', help: 'Position of the last event of the log.', read: () => [{ value: log.head }] });
    this.add({
      name: 'hindcast_read_side_position',
      help: 'Position of the log that the read side includes.',
      read: () => [{ value: readSide.position }],
    });
    this.add({
      name: 'hindcast_read_side_rebuilding',
      help: '1 while the read side is being computed anew.',
      read: () => [{ value: readSide.isRebuilding ? 1 : 0 }],
    });
  }

  /** Adds something to be measured whenever it is asked for. */
  add({ name, help, labels = [], read }: Measured): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.registry],
      collect: async () => {
        gauge.reset();
        for (const { value, labels: of = {} } of await read()) gauge.set(of, value);
      },
    });
  }

  /** Everything, measured now. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}
