import { Injectable } from '@nestjs/common';
import { Metrics } from '#modules/platform';
import { BacktestQueries } from '#projections/backtests';

/** Lets operators watch the queue of backtests. */
@Injectable()
export class BacktestMetrics {
  constructor(metrics: Metrics, backtests: BacktestQueries) {
    metrics.add({
      name: 'hindcast_backtests_unended',
      help: 'Backtests that wait (requested) or run (running).',
      labels: ['status'],
      read: () => backtests.unendedByStatus(),
    });
  }
}
