import { statSync } from 'node:fs';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { EventLog } from '#events/store';
import { Settings } from '#modules/configuration';
import { Alerts, Clock, Ids, RequestContext, Timer } from '#modules/platform';
import { BackupThreads } from '../backup-threads';
import { shipAdditions } from '../work/ship-additions';
import { checkpointsIn, type Source } from '../work/source';

/** Ships to the backups what is new, every few seconds while there is something: a machine that is lost takes no more than that with it. */
@Injectable()
export class ShipAdditions implements OnModuleDestroy {
  private readonly logger = new Logger('backups');
  private cancel: () => void = () => {};
  private started = false;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  /** How everything was when it was shipped last. */
  private seen = '';
  private shippedTo: number | null = null;
  private onNoBase: () => Promise<void> = async () => {};

  constructor(
    private readonly log: EventLog,
    private readonly threads: BackupThreads,
    private readonly settings: Settings,
    private readonly timer: Timer,
    private readonly clock: Clock,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly ids: Ids,
  ) {}

  /** Position up to which the log can be restored; null before the first backup of it. */
  get shipped(): number | null {
    return this.shippedTo;
  }

  /** @param onNoBase is called when there is no backup of this log to add to */
  start(onNoBase: () => Promise<void>): void {
    this.onNoBase = onNoBase;
    this.started = true;
    this.wait();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.running;
  }

  /** Ships the last of it when the service has stopped: its machine may never start again. On this thread, since nobody asks for anything any more. */
  async shipLast(): Promise<void> {
    const { source } = this.threads;
    if (!source || !this.started) return;
    await shipAdditions(source, this.clock.now()).catch((error: unknown) =>
      this.logger.error(`the last seconds could not be shipped: ${error instanceof Error ? error.message : error}`),
    );
  }

  private wait(): void {
    if (this.stopped || !this.threads.source) return;
    this.cancel = this.timer.after(this.settings.backups.shipEveryMs, () => {
      this.running = this.look().finally(() => this.wait());
    });
  }

  private async look(): Promise<void> {
    const { source } = this.threads;
    if (!source) return;
    const state = this.stateOf(source);
    if (state === this.seen) return;
    const problem = await this.ship(source, state).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (this.threads.isClosed) return;
    if (problem !== null) this.logger.error(`what is new could not be shipped: ${problem}`);
    await this.report(problem === null ? null : `what is new does not reach the backups: ${problem}`);
  }

  private async ship(source: Source, state: string): Promise<void> {
    const { shipped } = await this.threads.ship(source, this.clock.now());
    this.shippedTo = shipped;
    if (shipped === null) return this.onNoBase();
    this.seen = state;
  }

  /** Another one when there is something new: an event, or a name in one of the directories. Files there come under a new name, or take another's place. */
  private stateOf({ dataDir, modelsDir }: Source): string {
    const changed = [checkpointsIn(dataDir), modelsDir].map((directory) => statSync(directory, { throwIfNoEntry: false })?.mtimeMs);
    return JSON.stringify([this.log.head, ...changed]);
  }

  /** An alert that cannot be written is logged: the next look tells of it again. */
  private async report(message: string | null): Promise<void> {
    const meta = { actor: 'system:ship-additions', correlationId: this.ids.next() };
    const condition = { alertId: 'backup-not-shipped', kind: 'backup-not-shipped', game: null, message };
    await this.context
      .run({ meta }, () => this.alerts.report(condition))
      .catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : String(error)));
  }
}
