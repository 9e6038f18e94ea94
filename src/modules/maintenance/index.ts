import { Module } from '@nestjs/common';
import { IntegrityCheckQueries } from '#projections/maintenance';
import { CheckIntegrityHandler } from './commands/check-integrity.handler';
import { IntegrityChecks } from './integrity/integrity-checks';
import { IntegrityChecksController } from './integrity-checks.controller';
import { CheckIntegrityOnSchedule } from './processes/check-integrity-on-schedule.process';

@Module({
  controllers: [IntegrityChecksController],
  providers: [IntegrityCheckQueries, IntegrityChecks, CheckIntegrityHandler, CheckIntegrityOnSchedule],
})
export class MaintenanceModule {}

export { CheckIntegrityOnSchedule } from './processes/check-integrity-on-schedule.process';
