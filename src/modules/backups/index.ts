import { Module } from '@nestjs/common';
import { BackupQueries } from '#projections/backups';
import { BackupThreads } from './backup-threads';
import { BackupsController } from './backups.controller';
import { RecordDrillHandler } from './commands/record-drill.handler';
import { RequestBackupHandler } from './commands/request-backup.handler';
import { VerifyBackupHandler } from './commands/verify-backup.handler';
import { DrillsController } from './drills.controller';
import { BackUpOnSchedule } from './processes/back-up-on-schedule.process';
import { CarryOutBackupRequests } from './processes/carry-out-backup-requests.process';
import { RecordRestore } from './processes/record-restore.process';
import { ShipAdditions } from './processes/ship-additions.process';
import { BackupSurroundings } from './surroundings';

@Module({
  controllers: [BackupsController, DrillsController],
  providers: [
    BackupQueries,
    BackupThreads,
    BackupSurroundings,
    CarryOutBackupRequests,
    BackUpOnSchedule,
    RecordRestore,
    ShipAdditions,
    RequestBackupHandler,
    VerifyBackupHandler,
    RecordDrillHandler,
  ],
  exports: [CarryOutBackupRequests, BackUpOnSchedule, RecordRestore, ShipAdditions],
})
export class BackupsModule {}

export { BackUpOnSchedule } from './processes/back-up-on-schedule.process';
export { CarryOutBackupRequests } from './processes/carry-out-backup-requests.process';
export { RecordRestore } from './processes/record-restore.process';
export { ShipAdditions } from './processes/ship-additions.process';
export { BrokenChainError } from './work/restore-log';
export { drill, type DrillResult } from './work/drill';
export { OccupiedError } from './work/restore-data';
export { type Restored, restore } from './work/restore';
export type { RestoreTask } from './work/restore-task';
export { backUpStopped, verifyPlace, type VerifiedBackup } from './work/stopped-service';
export { DamagedBackupError } from './files/manifest';
export { assertNoneUnfinished } from './files/unfinished-restore';
