import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventLog } from '#events/store';
import { Metrics } from '#modules/platform';
import { ReadSide } from '#projections/runner';

const bucketsSeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
const bucketsAppends = [1, 2, 5, 10, 20, 50, 100, 200];

/** Lets operators watch how the log is written, and how the read side and its past moments are computed. */
@Injectable()
export class StoreMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
  ) {}

  onModuleInit(): void {
    this.measureCommits();
    this.metrics.add({
      name: 'hindcast_read_side_rebuild_ratio',
      help: 'How much of the log the read side includes that is being computed anew, from 0 to 1; left out while none is.',
      read: () => {
        const { rebuildProgress: progress } = this.readSide;
        return progress ? [{ value: progress.position / Math.max(1, progress.total) }] : [];
      },
    });
    this.metrics.add({
      name: 'hindcast_as_of_views',
      help: 'Past moments of the read side that are kept.',
      read: () => [{ value: this.readSide.asOfStatistics.kept }],
    });
    this.metrics.add({
      name: 'hindcast_as_of_views_bytes',
      help: 'Bytes of the past moments that are kept.',
      read: () => [{ value: this.readSide.asOfStatistics.bytes }],
    });
    this.metrics.add({
      name: 'hindcast_as_of_lookups_total',
      help: 'Reads of a past moment: of one that was kept (hit), or that had to be computed (miss).',
      labels: ['result'],
      isTotal: true,
      read: () => (['hit', 'miss'] as const).map((result) => ({ labels: { result }, value: this.readSide.asOfStatistics[result] })),
    });
  }

  private measureCommits(): void {
    const appends = this.metrics.histogram(
      { name: 'hindcast_append_duration_seconds', help: 'How long an append took, from its request until it was on the disk.' },
      bucketsSeconds,
    );
    const commits = this.metrics.histogram(
      { name: 'hindcast_commit_duration_seconds', help: 'How long writing took, of all appends that waited together.' },
      bucketsSeconds,
    );
    const groups = this.metrics.histogram(
      { name: 'hindcast_commit_appends', help: 'Appends that were committed together.' },
      bucketsAppends,
    );
    const failures = this.metrics.counter({ name: 'hindcast_commit_failures_total', help: 'Commits that the disk refused.' });
    this.log.onMeasured(({ waitedMs, durationMs, failed }) => {
      if (failed) failures.inc();
      for (const ms of waitedMs) appends.observe(ms / 1_000);
      commits.observe(durationMs / 1_000);
      groups.observe(waitedMs.length);
    });
  }
}
