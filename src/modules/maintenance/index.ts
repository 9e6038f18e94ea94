import { Module } from '@nestjs/common';
import { TrainingModule } from '#modules/training';
import { IntegrityCheckQueries } from '#projections/maintenance';
import { CleanUpController } from './clean-up.controller';
import { LeftoversReport } from './clean-up/leftovers-report';
import { CheckIntegrityHandler } from './commands/check-integrity.handler';
import { CleanUpHandler } from './commands/clean-up.handler';
import { IntegrityChecks } from './integrity/integrity-checks';
import { IntegrityChecksController } from './integrity-checks.controller';
import { CheckIntegrityOnSchedule } from './processes/check-integrity-on-schedule.process';

@Module({
  imports: [TrainingModule],
  controllers: [IntegrityChecksController, CleanUpController],
  providers: [IntegrityCheckQueries, IntegrityChecks, CheckIntegrityHandler, CheckIntegrityOnSchedule, LeftoversReport, CleanUpHandler],
})
export class MaintenanceModule {}

export { CheckIntegrityOnSchedule } from './processes/check-integrity-on-schedule.process';
