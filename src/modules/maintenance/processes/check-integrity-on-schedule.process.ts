import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Settings } from '#modules/configuration';
import { Clock, Commands, Ids, RequestContext, Timer } from '#modules/platform';
import { IntegrityCheckQueries } from '#projections/maintenance';
import { CheckIntegrityCommand } from '../commands/check-integrity.handler';
import { IntegrityChecks } from '../integrity/integrity-checks';

const actor = 'system:check-integrity-on-schedule';

/** Has everything checked again and again, where an operator did not turn that off. */
@Injectable()
export class CheckIntegrityOnSchedule implements OnModuleDestroy {
  private readonly logger = new Logger('integrity');
  private cancel: () => void = () => {};
  private stopped = false;

  constructor(
    private readonly queries: IntegrityCheckQueries,
    private readonly checks: IntegrityChecks,
    private readonly commands: Commands,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly timer: Timer,
    private readonly settings: Settings,
  ) {}

  /** Puts on record that a check which was running when the service stopped will not go on; then goes on with the schedule: what became due meanwhile is due now. */
  async start(): Promise<void> {
    await this.context.run({ meta: { actor, correlationId: this.ids.next() } }, async () => {
      for (const { id } of await this.queries.running()) await this.checks.fail(id, 'the service stopped while it was running');
    });
    const { integrityEveryMs } = this.settings.operations;
    if (integrityEveryMs === 0) return;
    const last = await this.queries.last();
    const due = last ? Date.parse(last.requestedAt) + integrityEveryMs : this.now() + integrityEveryMs;
    this.wait(Math.max(0, due - this.now()));
  }

  onModuleDestroy(): void {
    this.stopped = true;
    this.cancel();
  }

  private wait(ms: number): void {
    if (this.stopped) return;
    this.cancel = this.timer.after(ms, () => {
      this.check().catch((error: unknown) => this.logger.warn(`no check was begun: ${error instanceof Error ? error.message : error}`));
      this.wait(this.settings.operations.integrityEveryMs);
    });
  }

  private async check(): Promise<void> {
    const meta = { actor, correlationId: this.ids.next() };
    await this.context.run({ meta }, () => this.commands.execute(new CheckIntegrityCommand('schedule')));
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}
