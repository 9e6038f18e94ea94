import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '#modules/platform';
import { ProcessLog } from './store/process-log';

/** Lets operators watch whether the process log keeps what is said. */
@Injectable()
export class LogMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly log: ProcessLog,
  ) {}

  onModuleInit(): void {
    this.metrics.add({
      name: 'hindcast_process_log_lost_lines',
      help: 'Lines that could not be kept in the process log since the start.',
      read: () => [{ value: this.log.lost }],
    });
  }
}
