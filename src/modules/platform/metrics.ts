import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { EventLog } from '#events/store';
import { ReadSide } from '#projections/runner';

/** A metric's name, with its unit last (`hindcast_sync_last_success_timestamp_seconds`), what it tells, and its labels. A label has few values, whatever callers send. */
export type Metric<Label extends string = string> = Readonly<{ name: string; help: string; labels?: readonly Label[] }>;

/** Something that is measured when it is asked for: a number, or one for each set of labels. A total only grows. */
export type Measured = Metric & Readonly<{ isTotal?: boolean; read: () => Promise<readonly Reading[]> | readonly Reading[] }>;
export type Reading = Readonly<{ value: number; labels?: Readonly<Record<string, string>> }>;

/** What is of the process and not of a service in it, such as its memory. Once: what collects it never ends, and would keep a stopped service in memory. */
const ofProcess = new Registry();
collectDefaultMetrics({ register: ofProcess });

/** What operators watch, in the form that Prometheus reads. Rooms add what is theirs. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  readonly contentType = this.registry.contentType;
  private readonly failures: Counter<'metric'>;

  constructor(log: EventLog, readSide: ReadSide) {
    this.failures = this.counter({
      name: 'hindcast_metric_failures_total',
      help: 'How often a metric could not be read; it is left out then.',
      labels: ['metric'],
    });
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
  add({ name, help, labels = [], isTotal = false, read }: Measured): void {
    const metric: Gauge | Counter = new (isTotal ? Counter : Gauge)({
      name,
      help,
      labelNames: labels,
      registers: [this.registry],
      collect: async () => {
        metric.reset();
        try {
          for (const { value, labels: of = {} } of await read()) metric.inc(of, value);
        } catch {
          // What is asked for may be being computed anew; the others are told all the same.
          this.failures.inc({ metric: name });
        }
      },
    });
  }

  /** Adds something that is counted as it happens. */
  counter<Label extends string = never>({ name, help, labels = [] }: Metric<Label>): Counter<Label> {
    return new Counter({ name, help, labelNames: labels, registers: [this.registry] });
  }

  /** Adds something that is measured as it happens. @param buckets upper bounds, ascending */
  histogram<Label extends string = never>({ name, help, labels = [] }: Metric<Label>, buckets: number[]): Histogram<Label> {
    return new Histogram({ name, help, labelNames: labels, buckets, registers: [this.registry] });
  }

  /** Everything, measured now. */
  text(): Promise<string> {
    return Registry.merge([ofProcess, this.registry]).metrics();
  }
}
