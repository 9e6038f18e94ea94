import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type BackupKind, backupStream } from '#events/backups';
import { RejectedError } from '#events/kernel';
import { Settings } from '#modules/configuration';
import { Alerts, Clock, Commands, Decisions, Ids, RequestContext, Timer } from '#modules/platform';
import { BackupQueries, type BackupRow } from '#projections/backups';
import { BackupThreads } from '../backup-threads';
import { RequestBackupCommand } from '../commands/request-backup.handler';
import { backupDecider } from '../domain/backup.decider';
import { backupKinds, dueMs, isOverdue, type LastBackups, mayTryMs, policies } from '../domain/policy';
import { removable } from '../domain/retention';
import { configurationHash } from '../work/configuration-files';
import { processLogsIn } from '../work/source';

/** A look at least so often: clocks are set, and disks come and go. */
const lookMs = 15 * 60_000;

/** Requests backups when they are due, by what is on record; says when one is overdue; removes those that are older than they are kept. */
@Injectable()
export class BackUpOnSchedule implements OnModuleDestroy {
  private readonly logger = new Logger('backups');
  private cancel: () => void = () => {};
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private sinceMs = 0;

  constructor(
    private readonly backups: BackupQueries,
    private readonly commands: Commands,
    private readonly decisions: Decisions,
    private readonly threads: BackupThreads,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly settings: Settings,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly timer: Timer,
  ) {}

  /** Looks now, and then again and again. Nothing happens where there is no place for backups. */
  async start(): Promise<void> {
    if (!this.threads.source || this.stopped) return;
    this.sinceMs = this.nowMs();
    await this.lookAndWait();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.running;
  }

  /** Requests a backup of the database where there is none of this log that segments could be added to. */
  readonly beginAnew = async (): Promise<void> => {
    if (mayTryMs(await this.lastOf('database')) > this.nowMs()) return;
    await this.as(() => this.request('database', 'no backup is of this log as it is now'));
  };

  private async lookAndWait(): Promise<void> {
    this.running = this.as(() => this.look()).catch((error: unknown) =>
      this.logger.error('the look broke off', error instanceof Error ? error.stack : String(error)),
    );
    await this.running;
    if (!this.stopped) this.cancel = this.timer.after(lookMs, () => void this.lookAndWait());
  }

  private async look(): Promise<void> {
    for (const kind of backupKinds) {
      const because = await this.reasonFor(kind);
      if (because !== null) await this.request(kind, because);
      await this.reportOverdue(kind);
    }
    await this.removeOld();
  }

  /** Why a backup of a kind is to be made now, or null. */
  private async reasonFor(kind: BackupKind): Promise<string | null> {
    const { everyMs } = policies[kind];
    const last = await this.lastOf(kind);
    if (kind === 'logs' && !existsSync(processLogsIn(this.settings.dataDir))) return null;
    if (everyMs !== null) return dueMs(last, everyMs) <= this.nowMs() ? 'it is due' : null;
    const created = await this.backups.lastCreated(kind);
    const isSame = created?.contentSha256 === configurationHash(this.settings.configuration);
    return isSame || mayTryMs(last) > this.nowMs() ? null : 'the configuration has changed';
  }

  private async request(kind: BackupKind, because: string): Promise<void> {
    try {
      await this.commands.execute(new RequestBackupCommand(kind, because));
    } catch (error) {
      if (!(error instanceof RejectedError && error.code === 'backup-running')) throw error;
    }
  }

  private async reportOverdue(kind: BackupKind): Promise<void> {
    const { everyMs } = policies[kind];
    if (everyMs === null || (kind === 'logs' && !existsSync(processLogsIn(this.settings.dataDir)))) return;
    const last = await this.lastOf(kind);
    const isLate = isOverdue(last, everyMs, { nowMs: this.nowMs(), sinceMs: this.sinceMs });
    const since = last.createdMs === null ? 'there is none' : `the last one is of ${new Date(last.createdMs).toISOString()}`;
    const message = isLate ? `a backup of the ${kind} is overdue: ${since}` : null;
    await this.alerts.report({ alertId: `backup-overdue-${kind}`, kind: 'backup-overdue', game: null, message });
  }

  private async removeOld(): Promise<void> {
    const { source } = this.threads;
    const rows = await this.backups.kept();
    const kept = rows.map((row) => ({ ...row, createdMs: Date.parse(row.createdAt ?? ''), isVerified: row.status === 'verified' }));
    for (const { id, kind } of removable(kept, this.nowMs())) {
      const { name } = rows.find((row) => row.id === id) as BackupRow;
      if (source && name !== null) await rm(join(source.place, name), { recursive: true, force: true });
      const { keptDays } = policies[kind];
      await this.decisions.make(backupStream(id), backupDecider, { type: 'RemoveBackup', backupId: id, kind, keptDays });
    }
  }

  private async lastOf(kind: BackupKind): Promise<LastBackups> {
    const [created, failed] = [await this.backups.lastCreated(kind), await this.backups.lastFailed(kind)];
    return {
      createdMs: created?.createdAt ? Date.parse(created.createdAt) : null,
      failedMs: failed?.endedAt ? Date.parse(failed.endedAt) : null,
    };
  }

  private as<Result>(action: () => Promise<Result>): Promise<Result> {
    return this.context.run({ meta: { actor: 'system:back-up-on-schedule', correlationId: this.ids.next() } }, action);
  }

  private nowMs(): number {
    return Date.parse(this.clock.now());
  }
}
