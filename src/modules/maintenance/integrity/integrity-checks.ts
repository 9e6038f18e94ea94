import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { DomainEvent } from '#events/kernel';
import { RejectedError } from '#events/kernel';
import { IntegrityCheckFailed, IntegrityCheckRequested, IntegrityChecked, integrityStream } from '#events/maintenance';
import { Settings } from '#modules/configuration';
import { Alerts, Decisions, type Outcome, RequestContext } from '#modules/platform';
import { checkInBackground, type IntegrityFindings } from './check-in-background';

type Trigger = IntegrityCheckRequested['data']['trigger'];

/** Has everything checked, one check at a time, and puts on record what was found. */
@Injectable()
export class IntegrityChecks implements OnModuleDestroy {
  private readonly logger = new Logger('integrity');
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly alerts: Alerts,
    private readonly settings: Settings,
  ) {}

  /** Begins a check on behalf of the current request or process. @throws RejectedError `integrity-check-running` */
  async begin(checkId: string, trigger: Trigger): Promise<Outcome<{ checkId: string }>> {
    if (this.running) throw new RejectedError('integrity-check-running');
    let started = () => {};
    const start = new Promise<void>((resolve) => {
      started = resolve;
    });
    const { meta } = this.context.current;
    this.running = this.context
      .run({ meta }, () => start.then(() => this.carryOut(checkId)))
      .catch((error: unknown) =>
        this.logger.error('a check could not be put on record', error instanceof Error ? error.stack : String(error)),
      )
      .finally(() => {
        this.running = undefined;
      });
    const event = IntegrityCheckRequested({ checkId, trigger });
    return this.decisions
      .commit([{ stream: integrityStream(checkId), expectedVersion: 'none', events: [event] }], { checkId })
      .finally(started);
  }

  /** Waits until no check runs. */
  async settled(): Promise<void> {
    await this.running;
  }

  /** Puts on record that a check will not go on. */
  async fail(checkId: string, reason: string): Promise<void> {
    await this.append(checkId, IntegrityCheckFailed({ checkId, reason }));
  }

  /** Breaks off the check that runs, and waits until that is on record: the log is closed next. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async carryOut(checkId: string): Promise<void> {
    const startedMs = performance.now();
    const { logFile, readDir, checkpointsDir, modelsDir } = this.settings;
    let findings: IntegrityFindings;
    try {
      findings = await checkInBackground({ logFile, readDir, checkpointsDir, modelsDir }, this.stopping.signal);
    } catch (error) {
      return this.fail(checkId, error instanceof Error ? error.message : String(error));
    }
    const problems = findings.parts.flatMap((part) => part.problems.map((problem) => `${part.part}: ${problem}`));
    const durationMs = Math.round(performance.now() - startedMs);
    const { position, parts } = findings;
    await this.append(checkId, IntegrityChecked({ checkId, position, isSound: problems.length === 0, parts: [...parts], durationMs }));
    const more = problems.length > 1 ? `, and ${problems.length - 1} more (/v1/maintenance/integrity-checks/${checkId})` : '';
    const message = problems.length === 0 ? null : `${problems[0]}${more}`;
    await this.alerts.report({ alertId: 'integrity', kind: 'integrity', game: null, message });
  }

  private async append(checkId: string, event: DomainEvent): Promise<void> {
    await this.decisions.commitPart([{ stream: integrityStream(checkId), expectedVersion: 'exists', events: [event] }]);
  }
}
