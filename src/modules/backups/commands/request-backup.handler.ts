import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type BackupKind, backupStream } from '#events/backups';
import { RejectedError } from '#events/kernel';
import { Decisions, Ids, type Outcome } from '#modules/platform';
import { BackupQueries } from '#projections/backups';
import { BackupThreads } from '../backup-threads';
import { backupDecider } from '../domain/backup.decider';

/** Ask for a backup. */
export class RequestBackupCommand extends Command<Outcome<{ backupId: string }>> {
  constructor(
    readonly kind: BackupKind,
    readonly because: string,
  ) {
    super();
  }
}

@CommandHandler(RequestBackupCommand)
export class RequestBackupHandler implements ICommandHandler<RequestBackupCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly ids: Ids,
    private readonly backups: BackupQueries,
    private readonly threads: BackupThreads,
  ) {}

  async execute({ kind, because }: RequestBackupCommand): Promise<Outcome<{ backupId: string }>> {
    if (!this.threads.source) throw new RejectedError('backup-not-configured');
    if (await this.backups.isUnderWay(kind)) throw new RejectedError('backup-running', `a backup of the ${kind} is being made already`);
    const backupId = this.ids.next();
    const command = { type: 'RequestBackup', backupId, kind, because } as const;
    return this.decisions.make(backupStream(backupId), backupDecider, command, () => ({ backupId }));
  }
}
