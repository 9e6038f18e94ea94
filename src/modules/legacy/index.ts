import { Module } from '@nestjs/common';
import { DrawsModule } from '#modules/draws';
import { LegacyQueries } from '#projections/legacy';
import { MigrateLegacyFileHandler } from './commands/migrate-legacy-file.handler';
import { LegacyController } from './legacy.controller';

@Module({
  imports: [DrawsModule],
  controllers: [LegacyController],
  providers: [LegacyQueries, MigrateLegacyFileHandler],
})
export class LegacyModule {}
