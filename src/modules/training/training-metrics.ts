import { Injectable } from '@nestjs/common';
import { Metrics } from '#modules/platform';
import { TrainingQueries } from '#projections/training';

const bucketsSeconds = [0.01, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3_600];

/** Lets operators watch the queue of trainings, and how long they take. */
@Injectable()
export class TrainingMetrics {
  private readonly durations: ReturnType<typeof durationsOf>;

  constructor(metrics: Metrics, trainings: TrainingQueries) {
    this.durations = durationsOf(metrics);
    metrics.add({
      name: 'hindcast_trainings_unended',
      help: 'Trainings that wait for a worker (requested) or are with one (running).',
      labels: ['status'],
      read: () => trainings.unendedByStatus(),
    });
  }

  /** A training has ended. @param outcome how */
  ended(algorithm: string, outcome: 'completed' | 'failed', durationMs: number): void {
    this.durations.observe({ algorithm, outcome }, durationMs / 1_000);
  }
}

const durationsOf = (metrics: Metrics) =>
  metrics.histogram(
    {
      name: 'hindcast_training_duration_seconds',
      help: 'How long trainings took, by algorithm and how they ended.',
      labels: ['algorithm', 'outcome'],
    },
    bucketsSeconds,
  );
