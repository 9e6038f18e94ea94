import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { backupStream } from '#events/backups';
import { RejectedError } from '#events/kernel';
import { Decisions, type Outcome } from '#modules/platform';
import { BackupThreads } from '../backup-threads';
import { backupDecider } from '../domain/backup.decider';

/** Ask whether a backup can be restored. */
export class VerifyBackupCommand extends Command<Outcome<null>> {
  constructor(readonly backupId: string) {
    super();
  }
}

@CommandHandler(VerifyBackupCommand)
export class VerifyBackupHandler implements ICommandHandler<VerifyBackupCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly threads: BackupThreads,
  ) {}

  async execute({ backupId }: VerifyBackupCommand): Promise<Outcome<null>> {
    if (!this.threads.source) throw new RejectedError('backup-not-configured');
    return this.decisions.make(backupStream(backupId), backupDecider, { type: 'RequestVerification', backupId });
  }
}
