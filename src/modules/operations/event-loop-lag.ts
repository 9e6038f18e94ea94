import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '#modules/platform';

/** A timer rings so often, in milliseconds; how much later it rings is the lag. */
const everyMs = 10;
const quantiles = [0.5, 0.99, 1] as const;

/** Lets operators watch how long requests wait for the one thread that answers them. */
@Injectable()
export class EventLoopLag implements OnModuleInit, OnApplicationShutdown {
  private readonly delays: IntervalHistogram = monitorEventLoopDelay({ resolution: everyMs });

  constructor(private readonly metrics: Metrics) {}

  onModuleInit(): void {
    this.delays.enable();
    this.metrics.add({
      name: 'hindcast_event_loop_lag_seconds',
      help: 'How late the event loop was since this was last asked for.',
      labels: ['quantile'],
      read: () => {
        const readings = quantiles.map((quantile) => ({ labels: { quantile: String(quantile) }, value: this.lagSeconds(quantile) }));
        this.delays.reset();
        return readings;
      },
    });
  }

  onApplicationShutdown(): void {
    this.delays.disable();
  }

  private lagSeconds(quantile: number): number {
    return this.delays.count === 0 ? 0 : Math.max(0, this.delays.percentile(quantile * 100) / 1e9 - everyMs / 1_000);
  }
}
