import { Injectable } from '@nestjs/common';
import { EventLog } from '#events/store';
import { Metrics, type Reading } from '#modules/platform';
import { type MeanScore, PredictionScoreQueries } from '#projections/predictions';
import { ReadSide } from '#projections/runner';

/** Slots have names that users choose: no more of them, times their pools, are told than this, those with the most draws first. */
const seriesMax = 100;

/** Lets operators watch how the predictions of each slot do beside chance. Computed anew only when something was scored. */
@Injectable()
export class ScoreMetrics {
  private scoredAt = -1;
  private means: Promise<readonly MeanScore[]> = Promise.resolve([]);

  constructor(
    metrics: Metrics,
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
    private readonly scores: PredictionScoreQueries,
  ) {
    const labels = ['game', 'slot', 'pool'];
    const add = (name: string, help: string, value: (score: MeanScore) => number) =>
      metrics.add({ name, help, labels, read: async () => (await this.read()).map((score) => readingOf(score, value(score))) });
    add('hindcast_model_log_loss_nats', 'Mean log loss of the predictions of a slot that were scored, by pool.', (s) => s.logLoss);
    add('hindcast_chance_log_loss_nats', 'Mean log loss of chance on the same draws.', (s) => s.uniformLogLoss);
    add('hindcast_model_scored_draws', 'Draws that these means are over.', (s) => s.draws);
  }

  private read(): Promise<readonly MeanScore[]> {
    const last = this.log.lastOf('prediction', 'PredictionScored');
    if (last === this.scoredAt || !this.readSide.isOpen || this.readSide.position < last) return this.means;
    this.scoredAt = last;
    this.means = this.scores.means(seriesMax);
    this.means.catch(() => {
      this.scoredAt = -1;
    });
    return this.means;
  }
}

const readingOf = ({ game, slot, pool }: MeanScore, value: number): Reading => ({ labels: { game, slot, pool }, value });
