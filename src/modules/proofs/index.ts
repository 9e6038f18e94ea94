import { Module } from '@nestjs/common';
import { ClosingQueries, PredictionSetQueries } from '#projections/predictions';
import { Checkpoints } from './checkpoints';
import { CheckpointsController } from './checkpoints.controller';
import { KeepCheckpointHandler } from './commands/keep-checkpoint.handler';
import { RotateLogKeyHandler } from './commands/rotate-log-key.handler';
import { KeptCheckpoints } from './kept-checkpoints';
import { KeyFiles } from './key-files';
import { LogKey } from './log-key';
import { LogExportController } from './log-export.controller';
import { LogProofsController } from './log-proofs.controller';
import { KeepCheckpoints } from './processes/keep-checkpoints.process';
import { Receipts } from './receipts';
import { ReceiptsController } from './receipts.controller';
import { VerifyPageController } from './verify-page.controller';

@Module({
  controllers: [LogProofsController, LogExportController, CheckpointsController, ReceiptsController, VerifyPageController],
  providers: [
    LogKey,
    KeyFiles,
    KeptCheckpoints,
    Checkpoints,
    KeepCheckpoints,
    Receipts,
    RotateLogKeyHandler,
    KeepCheckpointHandler,
    ClosingQueries,
    PredictionSetQueries,
  ],
  exports: [LogKey, KeepCheckpoints],
})
export class ProofsModule {}

export { timeOf } from './time-stamps';
export { type CheckpointVerification, verifyCheckpoints } from './verify-checkpoints';
export { LogKey } from './log-key';
export { KeepCheckpoints } from './processes/keep-checkpoints.process';
