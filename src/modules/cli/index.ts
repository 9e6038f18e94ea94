import { Module } from '@nestjs/common';
import { BacktestCommand } from './backtest.command';
import { CleanUpCommand } from './clean-up.command';
import { DoctorCommand } from './doctor.command';
import { BackupCommand } from './backup.command';
import { DrillCommand } from './drill.command';
import { DropSampleCommand } from './drop-sample.command';
import { EventsCommand } from './events.command';
import { ExperimentCommand } from './experiment.command';
import { ExportCommand } from './export.command';
import { ImportCommand } from './import.command';
import { KeysCommand, KeysCreateCommand, KeysListCommand, KeysRevokeCommand } from './keys.command';
import { MigrateLegacyCommand } from './migrate-legacy.command';
import { Overview } from './overview';
import { PredictCommand } from './predict.command';
import { RebuildCommand } from './rebuild.command';
import { ReplayCommand } from './replay.command';
import { SecretsCommand } from './secrets.command';
import { RestoreCommand } from './restore.command';
import { SyncCommand } from './sync.command';
import { TrainCommand } from './train.command';
import { VerifyCommand } from './verify.command';

/** The command line. */
@Module({
  providers: [
    Overview,
    ImportCommand,
    MigrateLegacyCommand,
    SyncCommand,
    TrainCommand,
    ExperimentCommand,
    PredictCommand,
    BacktestCommand,
    DropSampleCommand,
    EventsCommand,
    ExportCommand,
    KeysCommand,
    KeysCreateCommand,
    KeysListCommand,
    KeysRevokeCommand,
    RebuildCommand,
    DoctorCommand,
    ReplayCommand,
    SecretsCommand,
    VerifyCommand,
    BackupCommand,
    RestoreCommand,
    DrillCommand,
    CleanUpCommand,
  ],
})
export class CliModule {}

export { CommandFailure, exitCodes } from './exit-codes';
