import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Settings } from '#modules/configuration';
import { Clock, Timer } from '#modules/platform';
import { ProcessLog } from '../store/process-log';

const everyMs = 3_600_000;
const dayMs = 86_400_000;

/** Removes what the process log need not keep any longer, at start and every hour. */
@Injectable()
export class ForgetOldLines implements OnModuleDestroy {
  private readonly logger = new Logger('process log');
  private cancel = () => {};
  private stopped = false;

  constructor(
    private readonly log: ProcessLog,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly timer: Timer,
  ) {}

  /** Begins; it is done beside everything else. */
  start(): void {
    void this.forget();
  }

  onModuleDestroy(): void {
    this.stopped = true;
    this.cancel();
  }

  private async forget(): Promise<void> {
    const before = new Date(Date.parse(this.clock.now()) - this.settings.logs.keptDays * dayMs).toISOString();
    await this.log
      .retain(before)
      .catch((error: unknown) => this.logger.warn(`old lines stay for now: ${error instanceof Error ? error.message : error}`));
    if (!this.stopped) this.cancel = this.timer.after(everyMs, () => void this.forget());
  }
}
