import { Injectable } from '@nestjs/common';
import { backupStream, type BackupKind } from '#events/backups';
import type { RecordedEvent } from '#events/kernel';
import type { Subscriber } from '#events/store';
import { Alerts, Clock, Decisions, RequestContext } from '#modules/platform';
import { BackupThreads } from '../backup-threads';
import { type BackupCommand, backupDecider, type BackupState } from '../domain/backup.decider';
import { BackupSurroundings } from '../surroundings';
import type { Source } from '../work/source';

/** A backup that is there, or is to be made. */
type Known = Readonly<{ backupId: string; kind: BackupKind }>;

/** Makes each requested backup and verifies it, one after the other; verifies one again when somebody asks. What a stop or a crash broke off is done anew. */
@Injectable()
export class CarryOutBackupRequests implements Subscriber {
  readonly name = 'carry-out-backup-requests';
  readonly types = ['BackupRequested', 'BackupVerificationRequested'];

  constructor(
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly clock: Clock,
    private readonly threads: BackupThreads,
    private readonly surroundings: BackupSurroundings,
    private readonly alerts: Alerts,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    const { backupId } = event.data as { backupId: string };
    await this.context.reactTo(event, this.name, () => this.carryOut(backupId));
  };

  private async carryOut(backupId: string): Promise<void> {
    const state = this.stateOf(backupId);
    if (state.kind === null) return;
    const known: Known = { backupId, kind: state.kind };
    if (state.status === 'requested') await this.make(known);
    await this.verify(known);
  }

  private async make(known: Known): Promise<void> {
    const { backupId, kind } = known;
    const started = performance.now();
    try {
      const at = this.clock.now();
      const created = await this.threads.create({ id: backupId, kind, at, source: this.source, surroundings: this.surroundings.now() });
      await this.decide(known, { type: 'CompleteBackup', ...known, ...created, durationMs: performance.now() - started });
      await this.report(`backup-failed-${kind}`, null);
    } catch (error) {
      if (this.threads.isClosed) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      await this.decide(known, { type: 'FailBackup', ...known, reason });
      await this.report(`backup-failed-${kind}`, `the backup of the ${kind} failed: ${reason}`);
    }
  }

  /** What keeps it from being verified, such as a full disk, fails the operation: that is tried again. A backup that is damaged is an answer. */
  private async verify(known: Known): Promise<void> {
    const { backupId, kind } = known;
    const { name, isVerificationDue } = this.stateOf(backupId);
    if (!isVerificationDue || name === null) return;
    const started = performance.now();
    const { position, checked, problems } = await this.threads.verify(this.source.place, name);
    const durationMs = performance.now() - started;
    const [problem] = problems;
    if (problem === undefined) await this.decide(known, { type: 'ConfirmBackup', ...known, position, checked, durationMs });
    else await this.decide(known, { type: 'CondemnBackup', ...known, problems: [...problems] });
    await this.report(`backup-damaged-${kind}`, problem === undefined ? null : `the backup ${name} is damaged: ${problem}`);
  }

  private get source(): Source {
    const { source } = this.threads;
    if (!source) throw new Error('there is no place for backups: HINDCAST_BACKUP_DIR is not set');
    return source;
  }

  private stateOf(backupId: string): BackupState {
    return this.decisions.load(backupStream(backupId), backupDecider).state;
  }

  private async decide({ backupId }: Known, command: BackupCommand): Promise<void> {
    await this.decisions.make(backupStream(backupId), backupDecider, command);
  }

  private report(alertId: string, message: string | null): Promise<void> {
    return this.alerts.report({ alertId, kind: alertId.replace(/-[a-z]+$/, ''), game: null, message });
  }
}
