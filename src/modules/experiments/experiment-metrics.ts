import { Injectable } from '@nestjs/common';
import { Metrics } from '#modules/platform';
import { ExperimentQueries } from '#projections/experiments';

/** Lets operators watch the queue of experiments. */
@Injectable()
export class ExperimentMetrics {
  constructor(metrics: Metrics, experiments: ExperimentQueries) {
    metrics.add({
      name: 'hindcast_experiments_unended',
      help: 'Experiments that wait (requested) or run (running).',
      labels: ['status'],
      read: () => experiments.unendedByStatus(),
    });
  }
}
